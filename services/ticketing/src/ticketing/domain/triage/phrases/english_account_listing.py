"""English: account and listing."""

TABLE = """
@cannot = cant|cannot|can_not|cant_seem|couldnt|could_not|unable|not_able|wont_let|doesnt_let|not_let*|wont_allow|
  not_allow*|impossible|fail*|refus*|never|trouble|problem*|isue*|difficult*|struggl*|tried|trying|keep*|doesnt|
  dont_know_how|not_posible|wont|didnt|isnt|cudnt|cnt|kant
@login = login|log_in|logon|log_on|loging_in|loging_on|loging_into|log_into|log_back|logins|loged_in|sign_in|signin|
  sign_on|signing_in|sign_into|signed_in|sign_back|log_me_in
@secret = password*|passwrd|paswrd|pwd|pw|passcode|pass_word|username|user_name|login_details|login_info|credential*|
  pasword*|passphrase
@mine = my|our|mine
@account = account*|acount*|acct|profile|acc|accnt
@ad = listing*|ad|ads|advert*|classified*|post|posting*|product*|item*|offer*|shop|store|article*|goods|lisiting*
@adstrict = listing*|ad|ads|advert*|classified*|posting*|product_page*|lisiting*
@person = somebody|someone|some_one|anyone|person|stranger|hacker*|unknown|other_people|others|they|thief|he|scammer*|
  criminal*|people
@remove = remov*|delet*|take_down|took_down|taken_down|taking_down|taken_off|take_off|took_off|pull*|withdraw*|
  deactivat*|end|unlist*|unpublish*|get_rid

[login]
6 @cannot @login ; @cannot get|getting|go|come|enter in|into|to|inside|back @account ; @cannot
  access|enter|reach|open|acces @account
6 locked|lock|lokd|shut|kicked|block*|shutout out & @account|login|atempt*|profile ; locked|shut|stuck out ; lost
  access & @account ; regain|restore access
6 forgot*|forgat|lost|reset*|recover*|dont_remember|cant_remember|cannot_remember|retriev*|restor*|send_me|remind|new|
  remember|what_is_my @secret
5 @secret reset* ; @secret|login wrong|incorrect|invalid|not_recogni*|not_accepted|doesnt_work|not_work*|rejected|
  expired ; wrong|incorrect|invalid @secret ; @secret link
5 confirmation|activation|verification|verify|activate email|mail|link|message
  never|not|didnt|hasnt|hasn't|doesnt|no|still|isnt|expired ; no|never|not|didnt .. confirmation|activation|activate
  email|mail|link
5 @account|profile|user blocked|locked|suspend*|disabled|banned|deactivated|frozen|blokd|restricted|closed|terminated|
  inactive ; unblock|unlock|unban|reactivat*|unsuspend|reinstate|unfreeze|unblok @account ; suspend*|banned|blocked|
  locked|disabled|deactivat*|terminat*|restrict* @mine @account
5 creat*|register*|registr*|open|set_up|make|seting_up|sign_up @account|profile ; sign_up|signup|signing_up|register|
  registering|registration|registr*|regist
4 @cannot register|sign_up|signup|create_account ; email|e_mail|adress already taken|use|used|exists|registered|in_use
  ; already registered ; no such user ; user|account not found|exist* ; not recogni* me
4 code|otp|pin|sms|2fa|token|captcha|authenticator & log|login|sign|phone|arrive*|never|receive*|not ;
  two_factor|2fa|otp|mfa|authenticator code|aplication|app|not|lost|phone ; one_time code|password|pin
4 loged|log|signed|kicks|kick|throw* me|us out ; keeps loging|log|signing|sign out ; sign_in|login
  screen|page|button|form|loop
3 @login ; locked_out ; @secret ; my login ; loging ; captcha
2 @account .. not_work* ; access my @account ; @cannot .. @account
5 unable|cannot|cant|not|couldnt get|go|come in|into|through|past|inside &
  account|login|step|code|authenticator|second|profile ; access denied ; denied access ; @cannot .. get in ;
  authenticator ; activation|activate|confirmation|confirm mail|email|link|account ; account|profile access ; which
  email .. register*|sign*|use*|account
3 access ; activation ; register* ; remember email|login|user
2 password|pasword|username|captcha|credential*|passcode ; login|signin|log_in|sign_in|loged|logged ; locked ;
  registration|sign_up|signup ; code ; activat*
6 verification|verify|activation|confirmation|welcome email|mail|link|code & register*|never|not|receive*|sign ;
  user|account unknown|not_found|doesnt_exist ; blocked|banned|locked|suspended from|out_of my|own|the
  account|acount|profile

[verification]
6 @id not|wasnt|isnt|cant|reject*|refus*|declin*|fail*|denied|never|pending|unread*|blur*|accepted ;
  reject*|refus*|declin*|denied|not_accept*|upload* @id ; verif* @account|id|identity|identit*|business|seller|
  document*|fail*|pending|reject*|myself|me|profile|status ; @account|identity|id|seller|business|company|shop|
  profile|age|bank|phone verif* ; unverified ; not verified|verify|verfied|verifed
6 kyc|fica ; get|become|be|becoming|became|geting verif* ; verified|verification|verfication|verifcation|verificaton
  seller|business|badge|status|tick|fail*|document*|pending|reject*|proces*|take*
5 proof address|residence|identity|id|adress|income|ownership ; identity|id check|document*|card|book|proof|number &
  reject*|upload*|accept*|fail*|send|submit*|submitted|verif*|review|approv*|why ; selfie ;
  utility|municipal|electricity bill & accept*|reject*|proof|verif*|prove|live|adress
4 my|upload* documents|document|papers|paperwork|certificate & review*|approv*|reject*|look|check*|upload*|submit*|
  wait*|pending|still|validat* ; @id .. upload*|submit*|sent|send ; verif* document*|id ; validat*
  @account|identity|document*|my
3 verif*|verfic*|veryfi* ; verification call|code|email ; passport|drivers_licen*|driving_licen*|id_book|id_card|
  id_document|identity_document|identity_card|business_licen*|company_registration
@id = id|identity|passport|licence|license|id_card|id_book|identification|document|documents|docs|proof|selfie|
  certificate|papers
5 prove|proof|confirm who|where|identity|adress|address|i ; utility bill ; seller|vendor|merchant|account|shop status
  pending|review|approved|unverified ; seller|account|profile .. pending|approval|unapproved
2 verif* ; identity ; document* ; passport ; id_card ; pending
5 id|identity|document check|verification rejected|failed|declined|takes|take|pending ; how long ..
  verification|verify|verified

[security]
7 hack* ; hijack* ; compromis* & @account|@secret|profile|data|security|email ; phish* ; identity theft|stolen|fraud ;
  stole|stolen|steal* @account|@secret|profile|identity|data|login|details ; hck*|hakd|hackd
7 someone|somebody|anyone|stranger|hacker*|person|intruder|thief|people log*|access*|got|get|broke|break|enter*|sign*|
  using|use|used|uses|took|take|into|chang*|stole|order* @account|profile|@secret|email|my|in
7 not|wasnt|isnt|without|never me|by_me|mine|permission|recogni*|authori*|know|knowledge|request* & login|log|sign*|
  device*|sesion*|@secret|email|access*|account|code|codes ; did_not|didnt|havent|never
  request|change|log|order|ask|make|do & @secret|login|log_in|email|code|codes|account|it
6 unknown|unauthori*|unrecogni*|strange|suspicious|unusual|foreign|weird|unfamiliar|odd device*|login*|log_in|sign*|
  access*|activit*|location*|sesion*|ip|order*|email* ; suspicious ; security breach|incident|problem|leak ; data
  breach|leak*|exposed ; breach|breached ; @account|profile taken_over|takeover|misus*
6 click* link & scam|fake|pin|bank|password|suspicious|details|fraud|pretend* ; fake|scam|suspicious|fraudulent|spoof*
  email|mail|e_mail|sms|text|website|link|call|caller|message & you|your|bank|pin|password|name|saypro|account ;
  pretend*|claim*|impersonat* .. you|your|be|support|saypro|staff|me ; impersonat* ;
  asking|asks|asked|wanted|requesting for|my bank|pin|password|card|otp|login|cvv
6 gave|given|entered|typed|shared|told my|them|him|the|our|out password|code|pin|details|bank|card|otp|cvv|pasword &
  link|email|fake|call*|scam|someone|phish*|site|they ; change*|chang* my|the email|password|pasword|number|phone
  not|without ; password|email|pasword|number was|has|been|got chang* & not|without|didnt|never|help|someone|did
5 lost|stolen|stole|robbed phone|laptop|device|wallet & account|app|login|sign|log|order*|block|password ; sign|log
  out everywhere|all|devices ; see|sees|show*|seeing|view other|another|someone|strangers
  customer*|user*|people*|persons|peoples data|details|adress*|order*|info*|account* ; my name|identity &
  sell*|fake|using|use|uses|profile|pretend*|without ; fake|false|duplicate account|profile & name|my|photo*|using|me
  ; personal data|information|details|info & show*|leak*|visible|shared|expos*|public|stolen|other*|sold
4 lock|freeze|secure|block|protect my account|acount & not|someone|hack*|please|now|stolen ;
  orders|order|purchase*|items i never|didnt|not|havent made|make|place*|order* & account|name ; security
3 scam*|fraud* & account|login|email|link|password|phone
7 login*|log_in*|logon*|sign_in*|access*|session* from|in & never|vietnam|russia|china|country|city|place*|elsewhere|
  unknown|another|different|foreign|abroad ; entered|gave|typed|submitted|provided|put my|in
  card|bank|details|password|pin & sms|email|text|link|pay|call*|page|site|already ; somebody|someone|anybody|person
  is|was|has|had|been .. my account ; sms|email|text|message|call saying|claiming|telling|says &
  pay|click|blocked|verify|suspend*|you|pin|password ; stolen|lost|stole & loged|logged in ; two_factor|2fa
  was|is|got|been switched|turned|disabled|removed|off
4 compromis* ; tampered ; intruder ; pretending
7 somebody|someone|ex|wife|husband|person|people|brother|friend|kid|son|daughter|colleague|they|he|she
  got|get|broke|gets|hacked|logs|logged|went into|in|onto .. account|profile|email|messages ; @account ..
  taken|stolen|hijacked|invaded|sold|misused|abused ; click*|opened|followed ..
  weird|strange|suspicious|odd|fake|dodgy link|email|mail|message|site ; alert|warning|notification|notice|email|mail
  .. login|sign_in|log_in|access|device & not|never|brazil|unknown|new|from|me ; orders|purchases|items|messages|posts
  i dont|didnt|never|havent know|make|place*|recogni*|order*|write|wrote|send|sent ;
  reads|reading|sees|watching|spying my|our messages|mail|chats|emails|account
3 intru* ; suspicious ; unauthori* ; privacy|gdpr & leak|breach ; pin ; compromis* ; hijack*
8 unauthori*|unknown|strange purchase*|order*|login|access|activity|payment & account|profile|using ; using|used
  my|our account|profile|login|identity ; email|password|number|details .. changed ..
  without|consent|permission|knowledge|me ; fake|false|pretend* support|agent|staff|employee|call|caller|website|page
  ; took|got|gave|told|asked|stole my otp|pin|password|code|cvv ; otp|pin|cvv &
  called|caller|took|gave|asked|scam|fake
6 my account|profile|identity was|been|got|is stolen|robbed|hijacked|hacked|taken|cloned ; stolen
  account|profile|identity

[security_help]
6 turn_on|enable|set_up|activate|switch_on|add|use|turn|switch|setup|disable|turn_off two_factor|2fa|mfa|two_step|
  authenticat*|two_factor_authentication|fingerprint|face_id|passkey*|biometric* ; how safe|secure is|are my|our
  data|information|details|card|account ; secure|protect|safer my account|acount & how|more|better|tips|can|want
5 how keep|make account|profile safe|secure ; recognise|spot|tell|know if .. scam*|phish*|fake & how

[profile]
6 change|update|edit|correct|modify|amend|fix|alter|replace|new|chang|updat*|changing|set|swap|changed
  my|our|the|a|personal email|adress|name|surname|phone|number|cell|cellphone|profile|picture|photo|birth*|details|
  info*|language|contact|avatar|mobile|gender|company|username|nickname|bank|settings|preferences|currency|country ;
  spelling name|surname|company
6 clos*|delet*|remov*|deactivat*|cancel|shut_down|erase|terminate|leave|end|get_rid my|our|the|this
  @account|profile|registration|membership|data ; @account deletion|closure|closed_down ; delet*|eras*|remov* ..
  personal|all|my data|information|history ; forget me ; gdpr|popia
6 newsletter*|marketing|promotional|spam|unsubscrib*|mailing|promo email*|mail*|list|stop|sms|messages ; unsubscrib* ;
  newsletter* ; stop|dont send|sending|get|geting|receive|receiving|emailing|mailing|texting
  me|emails|newsletters|promotions|sms|mails|notification*|so ; too many emails|mails|sms|notifications|messages ;
  notification|email|privacy|language|communication settings|preferences
5 my adress|surname|name|email is|was|has|changed|wrong|misspel*|spelled|incorrect ; moved house|home ; new
  phone|adress|email|number|surname ; got_married|maiden ; download|copy|export|see .. my|personal data ;
  switch|transfer|merge|combine|link accounts|account|profile ; business account & switch|change|convert|upgrade ;
  downgrade|upgrade my account|plan|membership ; account setting* ; profile
  picture|photo|pic|setting*|page|info*|detail*
2 profile ; settings ; phone number ; date birth
6 add|adding|second|another|extra|remove|set|default|new|more ..
  adress|delivery_address|shipping_address|phone_number|email ; adress_book ; eras*|delet*|remov*|wipe|forget
  everything|all|data|stored & me|my|about ; language & change|switch|set|french|english|account|german|afrikaans ; my
  profile|bio|about_me|avatar ; change|changing|update|updating|edit|editing|modify|correct*|amend .. adress|phone|
  name|email|details|shipping_address|delivery_address & my|the
5 mailing list ; wrong birthday|birth|name|surname|address|number|email & profile|account|fix|my ; take|remove me
  off|from
2 surname ; birthday ; nickname ; avatar ; unsubscribe ; newsletter ; preferences
7 change|update|changing|correct billing|shipping|postal|home|delivery address & not_order|account|profile|of|my ;
  data exported|export|download|copy & gdpr|my|personal|data ; gdpr

[account_any]
2 my @account ; user account ; @account problem*|isue*|help|question*
1 @account

[create]
6 @cannot post|publish|list|upload|create|add|edit|save|submit|advertis*|place|update|put_up|modify|renew|relist|
  duplicate|sell & @ad|photo*|picture*|image*|price|pics|variation*|video|draft|description|stock|sale|anything ;
  post|publish|list|upload|create|add|edit|save|submit|place|updat*|editing|uploading|posting|publishing|creating|
  listing & @cannot|error|greyed|nothing & @adstrict|photo*|picture*|image*|price|draft
6 creat*|post|posting|publish*|writ*|place|placing|put_up|add|adding|upload*|submit*|edit*|updat*|renew*|relist*|
  duplicat*|make|making|start|draft|save|saving|schedule a|an|my|new|the|more|our|another @adstrict ; new|another
  @adstrict ; edit*|updat*|chang*|modif*|increase|lower the|my|a|its price*|title|description|stock|quantity|photo*|
  picture*|details|text & @ad|of|it|for_sale
5 list|sell|selling|advertis*|offer|sel an|a|my|our|some|the|more|old|new|used item*|product*|thing*|car|couch|house|
  stuff|furniture|phone|clothes|books|bike|for_sale ; put|offer*|place up|for sale|online & how|want|what|can|my ;
  start selling ; become|becoming|be|register_as a|an seller|vendor|merchant ; want sell ; how sell ; sell
  here|on_your|online
5 upload*|add*|put|attach photo*|picture*|image*|pic|pics|video*|foto* & @ad|more|fail*|limit|max*|cant|not|how ;
  photo*|picture*|image*|pic|pics|foto* upload*|of my & not|fail*|wont|doesnt|dont|cant|stuck|error|@adstrict ;
  bulk|csv|excel|mass upload*|import*|list* ; import my|products|catalog* ; variation*|variant* &
  product*|listing*|item*|add|size*|colour*|color* ; how many|much
  photo*|picture*|image*|listing*|items|ads|adverts|stock
4 @cannot .. @adstrict ; draft* ; sku ; list|listing item*|product*|fee* ; publish|publsh button ; listing
  form|fields|title|description|photo*|editor|tool|wizard ; product description|photo* & @cannot|edit|wrong|change ;
  reserve price ; auction ; upload limit
6 open|start|set_up|run|create|opening|launch a|my|an|own|online shop|store|storefront|business ; product|item
  description|title|photo*|details|image* & reject*|save|error|not|wrong|fail* ; sell &
  how|what|need|start|want|begin|can|as ; become a|an|your seller|vendor
4 publish|post|upload|save|submit .. button|form & greyed|not|nothing|grey|disabled|inactive|missing ;
  copy|duplicate|clone .. listing|ad|advert|product ; new listing|ad|advert
2 publish ; upload ; draft ; photos|pictures|pics ; variants|variations
6 stuck|stops|hangs|fails|cannot|cant|trouble|error|problem .. posting|listing|publishing|uploading|creating|adding
  an|a|my|the item|ad|product|listing|advert ; posting|publishing|listing|creating|uploading an|a|my
  item|ad|product|listing|advert ; number|maximum|max|limit|many|size .. photos|pictures|images|characters|words &
  listing|ad|item|product|advert|per ; photos|pictures|images per listing|ad|item|product|advert ; bulk edit*|upload*
  & products|listings|cant|not|fail*

[visibility]
7 @ad|my|it not|isnt|arent|doesnt|dont|never|no|aint|dosnt|nt show*|apear*|visible|live|display*|come|found|search*|
  index*|publish*|up|there|online|seen|listed & @adstrict|search*|result*|buyers|product*|item*|shop|store|site|live|
  market* ; nobody|noone|no_one|cant|cannot|none|buyers|customers|people|friends|couldnt|not
  see|find|sees|finds|search|view|finding|seeing & my listing*|ad|ads|advert*|item*|product*|shop|store|offer* ;
  no|zero|0|low|less|few|lost|fewer|drop* views|impressions|visitors|clicks|traffic|visibility|sales|visits &
  @ad|my|since|drop*|search
7 @adstrict hidden|invisible|disappear*|vanish*|missing|gone|pending|review*|wait*|moderation|queue|not_live|inactive|
  offline|unpublished|approv*|rejected|paused|suspended|blocked|disabled|flagged|declined|expired|approval|stuck|
  restricted|lost ; hidden|invisible|disapear*|vanish*|pending|rejected|reject|gone|declin*|approv*|blocked|hiding|
  flagged|suspended|disabled|unlisted|review*|restrict*|paused @adstrict ; @ad disapear*|vanish*|hidden|invisible ; my
  item*|product*|shop|store gone|hidden|invisible|missing|pending|rejected|disapear*|not_approved|suspended|declined|
  flagged|stuck|offline
6 approv*|aprov*|review*|moderat*|pending|publish*|live|activat* my|the|our|these @ad ; when|still|wait* .. @ad
  approv*|live|review*|publish*|online ; @ad wait* approv* ; under review & @ad|my|listing ; wait*|pending approval &
  @ad|my ; invisible ; search rank*|position|placement ; ranking ; found|find|show*|apear*|come|comes in|on|up search
  & my|@ad|product* ; page one|two|10|last & search & my ; shadow ban*|banned
5 views drop*|zero|fallen|down|decreas*|0|fell|gone ; my|listing* rank*|position|exposure|views|reach ;
  boost|promote|feature* my|@adstrict|product* ; rejected & explanation|why|rules|listing|item|ad ; search results &
  my|items|item|products|product ; sponsored|promoted|featured listing*|ad|ads
3 visib* ; exposure ; impressions
6 product|item|listing|ad|it|advert*|shop|article go|goes|going|went|be|get|live|online live|online|public|published &
  long|when|take|still|not|why|yet|wait* ; premium|promoted|featured|paid|sponsored placement|listing|ad|spot|boost &
  page|not|still|nobody|see|no
4 moderation ; under review|moderation ; in review ; cant|cannot|not|never find|see .. my|own
  ad|listing|shop|product|item|adverts
2 hidden ; invisible ; views ; visible ; approval|approved ; ranking ; search_results
4 product|listing|ad|item|advert not approved|visible|live|active|shown|published

[categorisation]
7 wrong|incorrect|different|right|correct|better|proper|mis|bad|change|other|suitable|appropriate categor*|catagor*|
  catogor*|section*|subcategor*|department*|class|heading|tag* ; categor*|catagor*|section* wrong|incorrect|change|
  mistake|doesnt_fit|missing|not_right|different ; mov* .. categor*|section|catagor* ;
  change*|choose|pick|select|switch|edit|use .. categor*|catagor*|subcategor* ;
  miscategor*|misclass*|recategor*|reclass*|categori* ; which|what|no|new|another|under_which|there_is_no
  categor*|catagor*|subcategor*|section
6 listed|posted|placed|put|filed|shown|shows|apears|showing|is|are|moved under|in|into|to .. toys|sports|furniture|
  electronics|clothing|books|women|men|kids|home|garden|cars|vehicles|categor*|fashion|antiques|jewellery|jewelry|
  music|beauty|pets|baby|tools|shoes ; under|in|into|to categor* ; belongs|belong|goes|fits|fit in|under|to|elsewhere
  & listing|item|ad|product|categor*|section|books|toys ; move|put .. into|under|back_to|from|to &
  listing|it|ad|item|product|them|dresses & electronics|sports|toys|furniture|women|men|kids|fashion|home|books|
  vehicles|categor*|section|other
4 categor*|catagor*|catogor* ; subcategor* ; tagged|tags|tag|attribute* & listing|item|product|wrong
2 category|categories|section

[removal]
6 @remove my|the|this|our|all|his|these|that|a|old|some|one|of|it @adstrict ; @adstrict @remove ; @remove ..
  my|the|our|old item*|product*|post|adverts from|site|sold|anymore|page ; how|want|please|can|need|could|pls|would
  @remove a|an|my|the|this|old|all|our @ad ; @ad is|has|been|already|was sold ; mark .. sold ; sold_out &
  remove|take|delete|down
5 take|taking|get|bring .. down & @ad ; car|item|house|couch|it|bike|phone|sofa sold &
  ad|advert|listing|down|remove|delete|take ; no_longer available|selling|for_sale & @ad|remove|delete|take ; @remove
  & @adstrict
4 ad|listing|advert can|should|may|must go|disappear|end|be_removed ; has been sold ; take down

[removal_dispute]
8 you|u|they|someone|moderator*|your_team|admin|staff|saypro|support|system removed|deleted|took|taken|pulled|remove|
  delete|withdrew|deactivated|ended & @ad|it|down & why|without|back|reason|rules|not|explain*|my|our ; why
  was|were|did|has|is|have .. removed|deleted|taken|take|remove|delete|deactivated|pulled & @ad|my|it ; my|our
  @ad|item|listing was|were|is|got|has|have|been|are removed|deleted|taken|pulled|deactivated|took
7 @adstrict removed|deleted|taken_down|took & why|without|reason|unfair*|back|restore|reinstate|wrong*|mistake|
  breaking|viola*|policy|against|rules ; restore|reinstate|put_back|bring_back|give_back|repost my|the|our|it @ad ;
  appeal & listing|ad|remov*|ban|decision ; @adstrict|item|product breaking|broke|break|viola*|against
  your|the|any|of|rules|policy|terms|policies
7 report* a|this|an|the|fake|that|scam|listing @adstrict|seller|user|item ; report ..
  listing*|ad|advert|product|item|counterfeit|stolen ; cop*|stole|stolen|stealing|using|uses|used my|our photo*|
  picture*|image*|text|description|design*|pics|listing|content|work|brand|logo ; counterfeit|fake|illegal|prohibited|
  stolen|offensive|dangerous|banned|trademark|copyright|infring* & listing*|ad|advert|sold|goods|brand|item*|product*|
  seller|sells|selling & report|remove|take|please|my ; copyright|trademark|infring*|intellectual_property|plagiar*
9 seller|shop|he|she|user|vendor|someone lists|sells|selling|listing|offers|offering .. counterfeit|fake|stolen|
  illegal|replica*|pirated|prohibited|banned|weapons|drugs ; moderat*|admins removed|deleted|took|hid|deletes|blocked
4 removed|deleted & ad|listing|advert|item & why|nobody|reason|rules|explain*|unfair

[listing_any]
3 @mine @adstrict
2 @adstrict
1 my|our shop|store|products|product ; for_sale ; seller_dashboard
"""
