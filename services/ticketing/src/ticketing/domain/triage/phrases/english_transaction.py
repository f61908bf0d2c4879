"""English: transactions."""

TABLE = """
@cannot = cant|cannot|can_not|couldnt|could_not|unable|not_able|wont|wont_let|doesnt_let|not_let*|wont_allow|
  not_allow*|impossible|unsuccessful*|fail*|refus*|never|trouble|problem*|isue*|difficult*|struggl*|tried|trying|
  keep*|doesnt|isnt|didnt|not
@took = charged|charge|charges|charging|debited|debit|deducted|took|taken|billed|withdrawn|withdrew|paid|payed|pay|
  payment|payments|deduction*|went_off|gone_off|transaction|invoiced|chrged|chargd|transfer*
@twice = twice|double|duplicat*|two_times|2x|2_times|three_times|thrice|multiple_times|again|second_time|both|3_times|
  several_times|2_payments|two_payments|repeated*|2_charges|two_charges|multiple|doubl
@money = money|cash|amount|payment|funds|refund|deposit
@order = order*|oder|ordr|parcel*|package*|packag|pkg|pakage*|delivery|deliveries|delivry|delivary|shipment*|shiping|
  purchase*|item*|product*|goods|box|stuff|courier|shoes|phone|laptop|dress|book|books|thing|things|letter|post|
  parcle|percel
@notcome = arrive*|ariv*|came|come|received|recieved|receive|recieve|delivered|deliver|shipped|dispatched|sent|here|
  turned_up|got|get|showed_up|moved|updat*|left|send|reached|coming|recived
@not = not|hasnt|havent|didnt|never|still|isnt|doesnt|dont|no|wasnt|yet_to|nothing|without|nt|hvnt|aint|havnt|hasn
@bad = damaged|broken|defective|faulty|cracked|smashed|wrong|incorrect|torn|used|dead|shattered|crushed|ripped|dirty|
  expired|spoiled|leaking|different|incomplete|missing|scratched|dented|faulty|broke|stained|rotten|mouldy
@pay = pay|payment*|paymnt*|payement*|paying|card|cards|transaction*|checkout|check_out|purchase|visa|mastercard|
  credit_card|debit_card|eft|paypal|bank_transfer|instant_eft|pymnt|apple_pay|google_pay|wallet|payfast|mobile_money|
  mpesa|klarna

[dispute]
7 @took @twice ; @twice @took|charge*|payment*|deduct* ; @took .. two|three|2|3 times ; duplicate|double
  charge*|payment*|transaction*|debit*|bill*|deduct* ; @took more|wrong|too_much|incorrect than|amount|price ;
  overcharg*|over_charg*
7 unauthori*|unrecogni*|fraudulent|unknown|strange|mysterious|suspicious|unfamiliar|unexplained|unapproved charge*|
  payment*|transaction*|debit*|deduction*|purchase*|withdrawal* ;
  charge*|payment*|transaction*|debit*|purchase*|deduct* .. not|never|didnt|dont|havent
  me|authori*|recogni*|make|made|mine|approve*|recognise|know ; i didnt|never|havent|dont|did_not|not
  authori*|recogni*|approve*|make|made .. charge*|payment*|transaction*|debit*|purchase*|order* ; used|using|use my
  card|credit|paypal & without|someone|not ; not recogni* .. charge*|payment*|transaction*
7 scam* ; fraud* ; con_artist|conman|con_man|swindl*|crook*|rip_off|ripped_off|ripof* ;
  thief|thieves|stole|steal*|robbed|stolen & money|payment|pay|paid|seller|buyer ; dispute* ; chargeback*|charge_back*
  ; a2z|buyer_protection claim* ; stole my|the|our money
7 seller|vendor|merchant|shop|he|she|they took|taken|has|have|stole|kept|keeps|got|disappeared|vanished|ran|gone|
  ghosted|blocked & money|payment|paid|cash|deposit|funds ; paid|payed|money & never|nothing|not|no|didnt
  sent|send|received|arrived|came|delivered|shipped|got & seller|vendor|answer*|reply|respond*|block*|gone|disappear*
  ; seller|vendor|buyer|merchant claims|says|denies|lying|lied|insists & paid|payment|received|never|proof ; proof
  payment|delivery ; empty box ; brick|stone|rock* & box|parcel|package|instead ; fake|counterfeit|replica|
  not_genuine|not_authentic|not_original|imitation|knock_off|knockoff & received|bought|got|handbag|shoes|watch|item|
  product|seller|paid|refund|arrived
6 money|amount|payment|funds|card|account|bank deducted|debited|taken|gone|left|charged|missing|withdrawn|withdrew|
  went & order|no|not|but|account|bank|unpaid|pending|failed|cancelled ; debited|charged|deducted|paid|payed|taken &
  unpaid|no_order|not_confirmed|not_placed|pending|no_confirmation|not_showing|awaiting_payment|outstanding|
  order_failed|not_go_through|still_says|order_says ; charged|debited|deducted & but|and &
  failed|cancelled|never|not|nothing ; seller|vendor|buyer refus*|ignor*|block*|wont|unresponsive|threaten*|
  not_respond*|doesnt_answer & refund|money|return|pay|deal|talk|help ; paid & but & shows|says|status
  unpaid|pending|not_paid
6 money|cash gone|stolen|missing|vanished|disapeared ; want|need|open|raise|start|file a|dispute|to dispute|claim ;
  wrong|incorrect amount & @took|card|bank ; i paid|payed .. but|and .. was|were|you taken|charged|debited|took ;
  cheated|deceived|lied|misled|conned & seller|me|buyer ; @took .. without
  permission|consent|asking|my|authori*|authorization
4 seller|vendor doesnt|not|never|wont|isnt|hasnt answer*|respond*|reply|ship*|send|sent ; @money back &
  seller|fraud|scam ; escrow ; mediation|mediate|intervene & seller|buyer
7 scamed|scammed|cheated|robbed|conned|defrauded|duped by|me|us|my|i ; disappeared|vanished|ran|gone|run with|away|off
  .. money|payment|cash|deposit ; not|never|didnt|dont & charge|transaction|payment|debit &
  authoris*|authoriz*|recognis*|recogniz*|approve*
6 two|identical|double|duplicate|same|several|multiple|2|unknown|strange|extra ..
  charges|payments|debits|transactions|deductions ; no money|payment .. reached|received|came|arrived|seen &
  buyer|seller|says|claims|paid|goods ; fake|counterfeit|copy|replica .. rolex|nike|gucci|iphone|adidas|brand|shoes|
  bag|watch|item|seller|one & sent|sold|received|got|bought|seller ; he|shes|hes|she|they|seller|vendor|is
  gone|disappeared|vanished|unreachable & money|fake|paid|sent|rolex|nothing ; didnt|never|not|havent
  buy|bought|purchase*|order*|approve*|authori* & charge*|debit*|money|card|bank|account|paid
2 charged ; debited ; deducted ; cheated ; dispute ; lied ; charges

[payment_failure]
7 @pay @cannot go|going|went|work*|through|thru|accept*|proces*|complet*|success*|pass ; @pay fail*|declin*|reject*|
  refus*|unsuccessful*|error*|denied|stuck|timeout|timed|isnt_work*|not_work*|unsucces*|not_accepted|bounced|blocked|
  cancelled|loops|decline|crash* ; @cannot pay|checkout|check_out|complete|finish|make|proces*|buy|purchase|place|
  finali*|submit @pay|order|for|checkout|anything ; declin* & card|payment|visa|bank ; @cannot pay ; fail*
  pay|payment* ; transaction|payment|card|order could not|couldnt be_proces*|be_complet*|be_authori*|proces* ;
  payment|card @cannot .. proces*|accept*|add
7 trying|try|tried|attempt*|want to|2|pay|checkout|buy & error|fail*|nothing|declin*|wont|reject*|doesnt|not &
  pay|payment|checkout|card|cart|order ; checkout|check_out error*|crash*|fail*|broken|stuck|freez*|not|page|doesnt|
  hangs|loop* & not|error|fail*|broken|stuck|work*|freez*|pay|crash*|hang* ; payment
  page|gateway|method|button|screen|form|option & error|fail*|broken|not|doesnt|blank|stuck|freez*|crash*|work*|wont|
  load*
6 payout*|pay_out|pay_outs|withdrawal*|settlement|earnings|proceeds|disburs*|remittance & not|hasnt|havent|late|
  missing|delay*|never|still|where|fail*|reached|when|waiting|pending|stuck|overdue|didnt|held|hold|no|paid ;
  havent|not|never|hasnt been_paid|received_payment|got_paid|received_my_money & sales|sold|sale|seller|buyer|shop|for
  ; money from|for my sale*|items|sold & not|never|where|havent ; paid me & not|havent|havnt|sales
4 insufficient funds ; 3d secure|3ds ; cvv|cvc ; eft & not|fail*|reflect* ; payment
  pending|not_reflect*|reflecting|unsucces*
6 checkout|site|system|website|you|it doesnt|does_not|wont|not|refuses accept|take|like|proces* ..
  card|mastercard|visa|payment|paypal|credit|debit ; payment|transaction ..
  failed|fails|declined|unsuccessful|rejected ; sold|sales|selling|seller .. not|havent|never|been|nothing ..
  paid|payout|money|payment ; paid out ; payout*
2 declined ; mastercard|visa ; checkout ; payment

[overcharge]
6 charg*|fee*|commission*|price*|bill*|invoice|cost* wrong|higher|more|too_much|incorrect|extra|hidden|unexpected|
  too_high|doesnt_match|not_match* ; wrong|extra|hidden|unexpected|incorrect|higher|additional|too_many|unfair
  charge*|fee*|commission|price|cost*|amount|total & bill*|invoice|order|charged|statement|subscription|commission|
  fee*|total|my|price|paid ; renew*|auto_renew*|subscription|membership|trial|premium & charged|billed|cancel*|off|
  without|stop|took|money|switched_off|debit*
6 coupon*|voucher*|promo*|discount*|gift_card*|code|loyalty not|didnt|doesnt|isnt|wasnt|invalid|never|wont|expired|
  rejected appl*|work*|taken|accept*|deduct*|given|valid|code|recogni* ;
  coupon|voucher|discount|promo|gift_card|giftcard code|not|invalid|didnt|wasnt|error ; charged|charge me|us ..
  fee*|commission|interest|shipping|vat|tax|delivery & instead|but|while|more|says|supposed|free|why ; charged|bill
  for & never|didnt|cancel* & subscription|plan|membership ; invoice|bill|total|balance|statement
  wrong|incorrect|error|mistake|not_match|doesnt_add ; still being|charging charged|billed|me
3 too expensive|much fees|fee|commission|charge
4 price|amount|total|cost chang*|different|increased|went_up|higher & cart|basket|checkout|payment|paid|order|why

[billing]
6 invoice*|reciept*|receipt*|tax_invoice|billing|vat|proof_of_purchase|statement*|credit_note|bill_copy|invoces|
  invoce* ; payment method*|option*|methods|terms|types|plan* ;
  add|change|update|remove|save|delete|link|use|replace|edit my|a|new|the|another|payment|different|credit
  credit_card|card|debit_card|bank_account|payment_method|payment_details|bank_details|banking_details|billing_adress|
  card_details|payment_info* ; explain|what|why|understand .. fee*|charge*|commission|cost* ; tax
  number|certificate|id|exempt*|information ; what|which|how_much fees|fee|commission|costs ; how much ..
  commission|fee*|charge*|cost ; accept paypal|credit_cards|visa|mastercard|cash|crypto|bitcoin|mastercard|
  american_express|amex|apple_pay|eft|klarna
5 discount|coupon|promo|voucher|gift|student code*|card*|discount* & how|enter|use|have|redeem|where|apply|can ; pay
  with|by|via|using|in paypal|cash|eft|installment*|instalment*|crypto|klarna|card|credit|invoice|apple_pay|bank &
  can|do|how|possible ; instal*ments|instalments|installments|pay_later|layby|lay_by ; billing|invoice
  adress|details|company|name|question ; when .. payout*|paid_out|get_paid|paid ; payout schedule|method|frequency|day
  ; subscription|membership|plan fee|price|cost|upgrade|downgrade|cancel|renewal ; cancel my|the
  subscription|membership|plan|premium|trial
3 service fee ; fee|fees|commission ; subscription ; bill ; balance ; vat ; payout*

[order_status]
7 where|wheres|wher|when|wen|whens .. @order ; where .. stuff|things|order|parcel ;
  track|tracking|trace|follow|locate|trak|find my|the|number|our|link|code|a|page|info*|not|says|status|hasnt|an
  @order ; tracking ; status order|delivery|shipment|purchase|package|my ; order status ; @order @not @notcome ; @not
  @notcome .. @order|anything|my|it ; @order late|delay*|lost|stuck|overdue|missing|stolen|held|disappear*|lost_in ;
  late|delay*|lost|stuck|overdue|missing|slow @order ; wait* .. @order|arrive|delivery ; has|have|did|is|was|been my
  .. shipped|dispatched|sent|left|posted|ship|delivered|coming
6 delivered & not|nothing|never|didnt|havent|but|nobody|wrong|without|no ; received|recieved|got|sent|recived|
  delivered|shipped|arrived|came|given me|a|the|an|us|in|with|wrong|my|only|one|completely @bad|wrong ; wrong item|
  product|size|colour|color|order|one|parcel|thing|model|shoe*|article|address &
  received|got|sent|came|delivered|arrived|order* ; @order|it|screen|they|glass|vase|tv|plates|everything
  arrived|came|is|was|are|were|turned_up|got|here @bad ; @bad @order|on_arrival|goods|articles|transit ;
  missing|incomplete|half|part|only|one|two|some|short .. @order|box|parts|items|pieces &
  missing|received|box|sent|incomplete|got|came|arrived|from ; ordered & got|received|sent|came|arrived|delivered &
  instead|but|and|wrong|not
6 courier|driver|postman|dhl|fedex|ups|aramex|carrier|delivery_guy|delivery_man & nobody|never|says|home|came|not|
  left|missed|late|lost|where|failed|attempt*|rude|deliver* ; supposed|should|expected|promised|was|meant|due ..
  arrive|delivered|here|come|be_here|yesterday|today|deliver & not|but|still|hasnt|supposed|should|its|nothing|order|
  parcel|package ; expected|estimated|new delivery|arrival|date|shipping date|time|order|window ;
  shipping|delivery|shipment|shipped|order|dispatch status|update|delay*|date|estimate|time|late &
  my|order|update|when|status|delayed|late|expected ; change|wrong|update|redirect|reroute|correct|edit|different ..
  adress|delivery|shipping & order*|parcel|ship*|checkout|delivery|package ; order|parcel|package
  not|never|hasnt|isnt|yet arrived|received|shipped|came|here|delivered|moved ; still
  not|nothing|no|waiting|havent|hasnt arrived|received|here|delivered|order*|shipped|sign|came|got|parcel|delivery|
  package|sent
5 seller|vendor|shop|they|he|store hasnt|havent|not|still|didnt|never|has_not|doesnt
  ship*|sent|send|dispatch*|posted|deliver* ; order confirmation|number & not|never|no|didnt|havent|where|missing ;
  no|any update|news|word|sign .. @order ; how long|much_longer &
  order|delivery|arrive|parcel|wait|package|shipping|ship & my|order*|still|wait* ; urgent|need ..
  order|parcel|delivery|package & when|where|late|today|tomorrow ; weeks|days|week|month|months
  ago|now|later|already|since & order*|bought|paid|nothing|still|no|wait*|arrived|parcel|delivery ; when
  will|is|does|can|do .. arrive|delivered|ship|come|here|get_here|deliver|dispatched|shipped ; customs &
  stuck|held|parcel|order|package|clear* ; pick_up|pickup|collection|collect point|order|parcel|my|code|not
3 @notcome .. yet ; my order ; my parcel|package|delivery|shipment|shoes|purchase ; order|ordered|orderd ;
  delivery|shipping|courier|parcel|package|shipment ; @bad ; order number
2 delivered|shipped|dispatched ; @not @notcome
6 arrived|came|received|got|opened|box|was|were|is|are|smashed|totally .. smashed|shattered|broken|bits|pieces|
  crushed|cracked|leaking|damaged & vase|box|order|item|glass|it|they|screen|package|parcel|product|everything|opened|
  received|arrived|delivered ; neighbour|neighbor|doorstep|mailbox|letterbox ; any|no news|update|word|idea|info &
  order|delivery|parcel|package|shipment|purchase ; two|three|one|some|half|2|3|1|items|parts|pieces|part .. missing ;
  never came|arrived|showed|received|got|delivered|turned ; customs ; lost in|by transit|post|mail|courier ;
  change|wrong|update|edit .. adress & my_order|order|parcel|package|delivery_of
4 eta ; parcel|package|courier|delivery|shipment ; somebody|someone elses|else .. package|parcel|order|item ; left
  it|parcel|package|box ; seen|find|found my parcel|package|order ; ruined|soaked|wet|crushed &
  courier|delivery|box|package|parcel|rain|everything
2 shipped|shipping|delivery|dispatch* ; late ; arrive*|arrived ; received ; courier ; waiting
4 parcel|package|item|order|delivery|goods|box arrived|came|delivered damaged|broken|late|wet|open|opened|empty|to ;
  never|not received .. order|parcel|package|item|delivery|goods|purchase ; wrong address

[refund]
7 refund*|refnd*|refound*|reimburs*|rifund*|refun|refudn|redund ; money back|returned|bak ;
  get|give|want|need|have|pay|gimme me|my|the|our .. money|cash|payment|deposit back|bak|returned ; moneyback ;
  repay|repaid|repayment ; credited|credit back & account|card|not ; compensat* ; return|send|sending|sent|give|bring|
  take|ship|returning|returned|exchange|swap|replace|returnin it|the|this|my|an|a|them|these back|item*|product*|
  order*|shoes|dress|shirt|jacket|phone|parcel|goods|purchase|something
6 return|returns|exchange|swap|replacement|replace|replaced|warranty|guarantee & item|product|doesnt|size|fit*|label|
  how|want|can|order|shoes|need|would|shipping|process|start|defective|faulty|broken|wrong|damaged|not|like|parcel|my|
  send ; return label|request|process|slip|form|policy|window|period|address ; want|need|like|request|get|send
  a|an|me|new replacement|exchange|swap|new_one|different_size ; exchang* ; sent|send|returned|shipped .. back ;
  returned & waiting|not|still|money|yet|weeks|no ; not_as_described|not as described|advertised|pictured|expected ;
  different from|than|to picture|photo|description|photos|pictures|described ; partial refund ; store credit
5 doesnt fit ; too small|big|large|tight|short|long & return|exchange|shoes|dress|shirt|size|it ; stopped working &
  after|day*|week*|one|item|product|kettle|month* ; not|un happy|satisfied with quality|product|purchase|item ;
  doesnt|does_not|never|not|stopped work|working|turn_on|charge|function & bought|product|item|received|warranty|
  phone|laptop|kettle|toaster|machine|appliance|broken_on_arrival|order|purchased ; poor|bad|terrible quality ;
  changed mind ; owe me
6 when|where getting|get|receive|see|have|is|will|do .. my|the|our money|cash|funds ; tak*|bring*|give|ship*|mail* ..
  back & it|product|this|item|them ; nothing|not like|as|what|similar picture|pictures|photo*|description|advertised|
  described|shown|expected ; want|need|get .. back & paid|money|amount|cash|what ; my money ..
  nothing|when|where|yet|please ; doesnt|does_not|not|wont turn|switch|power|charge|start on ; returning ; return ..
  dress|shoes|item|product|order|phone|shirt|goods|this|them|it|package|parcel
5 sent|send|gave|shipped|brought everything|it|them|all|items|this back ; give|take|send it|this|them back ;
  wheres|where|when .. cash|money|funds ; partial refund ; rubbish|garbage|junk|trash|crap|useless &
  thing|product|item|quality|this|it & back|return|want|money
2 returned ; return ; exchange ; refunded ; replacement ; faulty|defective ; warranty

[refund_policy]
9 return|refund|exchange|warranty|returns policy|policies|terms|conditions ; your .. return|refund|exchange|returns
  policy|window|rules ; how many|long days|do_i_have|have .. return ; how long .. return|returns & have|do|policy|can
  ; do|can you|i offer|accept|take returns|refunds|exchanges

[cancellation]
8 cancel* .. order*|oder|purchase*|it|item*|whole|them|one|parcel|delivery|thing|booking|transaction|buy|bought|
  subscription_order ; canc*l*|cansel*|cancle*|cancal* @order|it|order|the ; order*|oder|purchase
  cancel*|cancle*|cansel* ; want|need|like|wish|please|how|can|must|wana cancel|cancle|cansel|canel|cancell ; stop
  my|the|this order|purchase|shipment|delivery|parcel ; dont|do_not want|need ..
  order|anymore|it|purchase|any_more|item
7 cancel* ; cancle*|cansel*|cancelation ; ordered|bought|orderd|purchased|clicked|pressed|placed
  by|wrong|accident*|twice|mistake*|the|duplicate & mistake|accident*|cancel|wrong|twice|duplicate ; accidental*
  order*|bought|placed|purchase* ; order* accidental*|twice|by_mistake|wrong|duplicate|by_accident|mistakenly ; dont
  send|ship|deliver it|order|this|that ; pull|withdraw|undo|revoke|reverse|call_off my|the|this order|purchase
5 changed|change my mind ; no_longer|dont|not_anymore want|need|require .. order*|it|item|this ; before it|they|its
  ships|ship|sent|shipped|dispatched ; found cheaper ; two|2|duplicate orders
7 stop|prevent|hold|halt .. order|parcel|shipment|package & sent|shipped|being|sending|dispatch*|going|my ;
  can|could|possible|too_late|want .. cancel|cancelled ; cancel fee|my|this|that|the|it|order ; remove .. from my|the
  order ; undo
5 dont|do_not ship|send|deliver|dispatch it|them|my|the ; only|just send|ship one ; ordered two|twice|2|wrong|double ;
  oops|mistake|accident & order*|bought|purchase*

[transaction_any]
2 payment*|transaction*|refund* ; my order ; i bought|ordered|paid|purchased|payed ; paid|payed
1 seller|vendor|merchant|buyer ; card|bank|money ; order* ; purchase* ; checkout
"""
