"""English: technical, general, and the cues that move a priority."""

TABLE = """
@cannot = cant|cannot|can_not|couldnt|could_not|unable|not_able|wont|wont_let|doesnt_let|not_let*|wont_allow|
  impossible|fail*|refus*|never|trouble|problem*|isue*|difficult*|struggl*|keep*|doesnt|dont|isnt|arent|didnt|not|
  stopped|does_not|do_not|dosnt|doesn
@site = website|site|websit|web_site|webpage|page|pages|platform|system|server*|marketplace|portal|homepage|web|store|
  sight|url|domain|service|services|webshop|api
@ui = button*|buton*|link*|filter*|menu|form|field|dropdown|search|cart|basket|page|chat|image*|picture*|photo*|
  video*|map|icon|tab|screen|popup|pop_up|banner|calendar|checkbox|feature|function|inbox|mesages|messages|message|
  review*|notification*|scrol*|dashboard|wishlist|keyboard|mouse|cursor|upload|download|attachment*|browser|csv|pdf|
  export|import|editor|widget|tool|sorting|slider|zoom|password_field|translation
@app = app|apps|aplication|application|aplicacion|android|ios|iphone|ipad|mobile_app|playstore|play_store|app_store|
  appstore|apk|apple_watch

[error]
6 error*|eror*|errror ; something went wrong ; bug|bugs|buggy|glitch*|bugy|malfunction* ; 404|500|403|400|401|502 ;
  blank|white|black|empty page|screen ; page not found|available ; internal server ; broken|dead link|links|page|
  button|image*|form|search|feature|cart|basket ; javascript|console|stack_trace|exception|cache|cookies ; invalid
  request|token|session ; session expired|timeout
6 @ui @cannot .. work*|load*|open*|respond*|show*|send*|click*|accept*|do|update*|save*|display*|play*|apear*|submit*|
  react* ; @ui .. nothing|broken|stuck|fails|failed|error|blank|dead|unresponsive|missing|wrong|disappears|empties|
  unclickable|greyed|frozen|freezes ; nothing happens ; @cannot click|send|open|load|scroll|upload|download|attach|
  view|use|submit|press|tap|type|select|write|leave|see @ui|file|files|anything|it|a|the|on ; click*|press*|tap* &
  nothing|error|doesnt|not|work*|blank|broken|happens
5 @ui .. doesnt|not|isnt|wont|dont|does_not|arent .. work* ; not_working|doesnt_work|dont_work|isnt_working|
  not_functioning|stopped_working|doesn_t_work ; technical isue*|problem*|dificulty|difficult*|fault|error|help|glitch
  ; in|on|using|with firefox|chrome|safari|edge|browser|opera|explorer ; incognito|clear*_cache|browser ; faild|failed
  to send|load|upload|save|submit|fetch|connect ; keeps|keep reset*|reload*|refresh*|spinning|buffering ;
  wrong|random|incorrect|no|weird|strange|irrelevant search|results|page|translation|data|information &
  search|page|site|website|showing|shows|result*|display* ; cart|basket & empt*|disappear*|lost|reset* ;
  doesnt|wont|not accept .. postal|postcode|zip|adress|number|address & form|field|page|past|accept
4 get past ; webpage|page problem|isue ; display*|layout problem|broken|wrong|incorrectly ; error
  code|message|page|screen
5 when|if|whenever|each|every|after|once .. press|click|open|submit|tap|select|go|try|hit & error|blank|nothing|
  message|wrong|crash*|fail*|says|shows|get ; button|form|search|filter|basket|cart|page|link|menu|image*|feature|
  function .. broken|wrong|incorrect|respond|react|not|error|empty|emptied|stuck|dead ; invalid
  token|session|request|input ; token ; keeps|kept saying|showing|giving|throwing|telling ; error* ..
  occurred|appears|appeared|shows|displayed|popped|comes ; unexpected error|behaviour|behavior
4 shows|showing|gives|displays nothing|unsupported|blank|error|empty|wrong ; unsupported ;
  tab|page|section|list|field|screen|menu|button .. nothing|empty|blank|error|exception|doesnt|not|missing ; exception
  ; throws ; attach*|upload* .. file|chat|document ; not|doesnt|isnt responding|respond|react
2 button ; page ; error ; click ; broken ; works|work|working
5 form|field|validation|page|button|image*|link* .. fail*|failing|broken|invalid|error|doesnt|wont|not ; validation
  error|fails|failing|keeps|failed ; broken image*|link* ; valid number|email|address|phone|name &
  form|field|validation|invalid|rejected|accept

[outage]
8 @site|everything|app|checkout|you is|are|completely|been|totally|totaly|still|has|keeps|goes|went|r|gone|fully|all|
  not down|offline|unreachable|unavailable|out|crashed|dead|reachable|accessible|broken_for_everyone|inaccessible|
  collapsed|responding|online|unresponsive ; @site down|offline|outage|unreachable|unavailable|crash*|dead|
  inaccessible|dwn ; outage* ; service|server|gateway unavailable|timeout|down ; 503|504|502 ; downtime ; server* not|
  cant|cannot|dead|unreachable|reach|overload*|respond*|error|fail*|crash*|problem
8 everyone|everybody|every|all|nobody|no_one|noone|none|whole|entire|anyone|colleagues|our_users|our_staff|customers|
  users|team|office|company & down|offline|outage|access|broken|load*|log|login|check_out|checkout|work*|unreachable|
  crash*|reach|sign & site|website|platform|page|system|nobody|cant|everyone|not|app|server*|checkout|broken|down|
  nothing|users|customers ; broken for everyone|everybody|all|us_all ; nothing
  works|loads|load|work|opens|working|is_working|is_loading ; cant|cannot|unable|couldnt|cant_even|not_able
  access|open|reach|load|get|connect|use|acces the|your|to|onto|on|any|this website|site|platform|page|server*|
  homepage|web_site|web|marketplace|portal|system
7 api & down|time*|fail*|error*|outage|not|500|503 ; is|are the|your|site|you|it down ;
  site|website|platform|page|system wont|doesnt|not|isnt|does_not|cant|hasnt load*|open*|work*|respond*|up|come|start*
  ; system|platform|service|site|website|complete|total|major fail*|crash*|outage|breakdown|collapse|incident
5 timed_out|time_out|timing_out|times_out|timeout ; maintenance & still|long|over|down|when ; whole
  website|site|system|platform ; losing sales|money|business|customers
8 everything|all|whole|entire is|has|are|site|system|platform|website down|offline|broken|dead|crashed|unavailable ;
  bad gateway ; @site wont|not|never|doesnt|cannot open|load|start at all ; we|all|our|us & cant|cannot|unable|not &
  access|reach|open|use|connect & platform|site|website|system|page|server*|since|you
6 connection refused|timed_out|reset|error|failed ; err_connection*|err ; unavailable|unreachable &
  site|platform|hours|since|website|page|service ; nothing works ; same|also for|with|at my|our|all
  friends|colleagues|everyone|us|neighbours|office

[performance]
7 slow*|sluggish*|laggy|lag|lags|lagging|snail*|slo|sllow|slower|slowing ; tak*|took|load* ..
  forever|ages|long|minute*|second*|eternity|so_long|too_long & load*|open*|page*|site|website|app|search*|dashboard|
  respond|click*|photo*|images|to|refresh|show ; load* time*|speed|slow*|long|forever|ages ; forever|ages
  load|open|loading ; performance|speed isue*|problem*|bad|poor|slow|terrible|improve
6 hang|hangs|hanging|freez*|froze|frozen|stutter*|stuck & page*|site|website|screen|browser|load*|photo|second*|
  minute*|half ; unresponsive ; not|no fast ; buffering ; loading|spinning wheel|circle|icon|forever|endless* ; keeps
  loading|buffering|spinning|hanging|freezing ; minute*|second*|seconds load|open|to_load|to_open ; takes
  a|30|40|20|10|60|over minute*|second*|seconds|long ; high latency ; latency|time_to_load
7 response time*|times ; loading|load|respond*|opening|checkout|site|page takes|took|taking|needs
  ages|forever|long|eternity|minutes|seconds|time ; slower|slowly ; takes ages
5 takes .. secs|sec|seconds|minutes|mins|ages|forever ; secs|sec|seconds|minutes|mins .. open|load|page*|respond
2 slow|loading|speed

[app]
7 @app crash*|clos*|freez*|froze|stuck|wont|not|doesnt|isnt|keep*|install*|updat*|download*|open*|quit*|kicks|shuts|
  hang*|force*|stop*|broken|problem*|isue*|bug*|white|black|blank|loading|compatib*|logs|uninstall*|slow|error|fail* ;
  crash* .. @app|phone|tablet|ipad|mobile|samsung|huawei|device|open|start* ; @app ..
  crash*|freez*|close*|update|install|white|stuck|wont|open ; push notification*|notifications|alerts|mesages ; mobile
  app|application|version ; reinstall* ; app_store|play_store|playstore|appstore ; force close|closes
6 crash* ; install|update|download|open|uninstall|instal|reinstall|use .. @app ;
  phone|tablet|ipad|mobile|samsung|huawei|device|xiaomi|pixel & app|crash*|install|freez*|update|notification* ; after
  the|latest|last|an|new|recent update & app|crash*|not|screen|phone|white|freez*|stopped ;
  camera|scanner|barcode|microphone|location|gps permission|app|not|black|scan|wont ; not compatible|supported &
  app|phone|tablet|device|version|android|ios ; dark|light mode & app & bug|broken
3 @app ; phone|tablet|mobile notification*|version
5 version|update|ios|android .. crash*|close*|freez*|broken ; crashes|crashing
  instantly|immediately|always|constantly|on|when|every
2 app ; ios|android ; notifications

[inquiry]
6 do|does|can|could|will|would|are you|u|ya|your_company|saypro deliver|ship|send|sell|have|stock|offer|accept|
  operate|provide|support|service|do|speak|also|hire|hiring|buy|take|carry|open|ship_to ; opening|openning|business|
  working|office|trading|operating|store|support hours|hrs|times|time|days ; what
  time|times|hours|days|is_the|are_your & open|close|hours|work|call|available|support ; are|is
  you|your|the|shop|office|store open|closed & sunday*|weekend*|holiday*|today|public|saturday|christmas|tomorrow|now
  ; open on|at|during weekend*|sunday*|saturday*|holidays|public
6 phone|contact|telephone|whatsapp|customer_service|support|helpline|hotline|call_centre number|line &
  what|is|have|give|need|your|call|a|where|can ; how|where|who|whom|way|can do|can|should|to|i
  contact|reach|speak|talk|call|write|email|phone|ask|get_hold you|someone|support|customer|agent|human|person|seller|
  your|team|to|a|about|before ; speak|talk to|with human|person|someone|agent|representative|manager|real|somebody ;
  where are|is|your you|your|located|based|office*|headquarter*|shop|store|warehouse ;
  located|adress_of_your|head_office|headquarters ; more|some|additional information|info|details &
  about|on|your|like|need|want|would ; information about|on|regarding ; general
  question|inquiry|enquiry|query|information ; how does .. work|it ; how do|does|it|this|things works|work
6 partner|partnership*|partnering|affiliate*|sponsor*|collaborat*|invest*|wholesale|bulk_order*|reseller*|franchise|
  job|jobs|vacanc*|career*|hiring|internship|press_inquir*|media|journalist|interview*|student|advertising|
  advertise_on|charity|donat* ; gift|voucher card*|voucher*|cards & buy|sell|have|do|get|can|purchase ;
  loyalty|reward*|points|referral|membership|premium|tier work*|program*|points|how|explain|difference|balance|expire|
  scheme|rules|earn|redeem ; difference between ; i_have|have|got|a|quick|small|just|simple|few
  question*|quick|inquiry ; wonder*|curious if|whether|how|about ; terms|privacy|cookie|policies
  conditions|service|policy|of_use
5 is it|this|your|the|site safe|legit|trustworthy|genuine|reliable|secure|possible ; how safe|long|much|often|many|far
  is|does|do|are|will .. usually|normally|typically|take|deliver*|shipping|cost|before|days ; before
  i|buying|ordering|i_buy|i_order ; shipping|delivery cost|costs|rates|prices|price|time*|options|charges|fee|fees &
  to|how|what|your|for|usually|international ; international|free|worldwide|overseas|abroad|same_day|next_day|express
  shipping|delivery|orders ; what|which is|are|kind|types|do countries|country|brands|products|languages|areas|
  couriers|services|your|the ; do you have .. shop|store|branch|outlet|office ; can i|we|you
  visit|collect|pick|come|buy|get .. store|shop|office|warehouse|voucher|gift ; minimum|maximum order|age|amount ;
  larger quantit*|quantities ; how .. contact|reach|works ; tell me|us more|about|how ; explain how
3 question ; inquiry|enquiry|enquire|inquire ; information|info ; hours ; hello|hi|good_day|good_morning ; faq ;
  what_is|what_are ; how_much ; wondering ; policy
1 how|what|which|who|where|when|can|do|is|does|are|could
5 do|does|can|could|will|are|is|have you|your|it|they|we|there .. offer|wrapping|warranties|warranty|minimum|
  countries|cities|branches|wholesale|open|international*|overseas|payment_methods ; become|becoming|join a|an|your
  seller|vendor|partner|member|affiliate & how|want|interested|like|requirements ; how many|much
  points|do|does|is|are|for|cost|it ; when|what does|is|will|do the|your|next ..
  sale|promotion|black_friday|start|open|event|deal ; who|what are|is you|your|this|saypro|company ; gift wrap* ;
  wrapping ; gold|silver|platinum status|tier|member*|level
5 is|are shipping|delivery|returns|registration|it free|included|possible|available|international ; free
  above|over|from ; affiliate ; terms|conditions|policy|faq|imprint ; recommend .. gift|product|something ; do|does
  you|your .. have|accept|ship|sell|offer ; looking for ; gift
4 what|whats is|are|your business|office|postal|company address|location|hours|email ; do i|we|you need ..
  account|register|login|id & buy|order|shop ; information|info .. about|on|regarding

[feature_request]
9 feature request|sugestion|idea|wish ; suggest*|sugest*|sugestion*|recomend* ; would|wud|it_d|it_would be|b great|
  nice|good|cool|helpful|useful|awesome|handy|better|amazing|lovely|fantastic|brilliant|perfect|convenient
  if|to|when|having ; would|will|id|i_d|wud|we_d love|like|appreciate|prefer to|it|a|an|if|the|see|have option|see|
  feature|if|ability|way_to|possibility|functionality|button|mode|more_filters|have_the ; i|we wish|hope
  there|you|that|it|the|i|we was|were|had|could|would|will|can|app|site ; any|are|is|do plans|plan|planning
  to|for|there|on ; please|pls|plz|could|can|should|kindly add|implement|introduce|integrate|build|include|bring_back|
  make|enable|allow|consider|support|develop|create|put|offer a|an|the|dark|support|apple|more|option|feature|us|it|
  possible|adding|ability|mode|google|some|multi|button|filter*|paypal|new|language ; you|u|they|saypro
  should|shud|could|ought|need|must let|add|have|allow|make|offer|include|give|introduce|consider|implement|build|
  support|show|provide
8 dark mode|theme ; idea|ideas|proposal|enhancement|feature*|improvement*
  for|:|request|let|would|to|add|please|is|about ; just an|have_an|got_an idea ;
  missing|lacks|lacking|needs|need|want|new|additional feature*|option|functionality|function|filter|button|mode ;
  why|y dont|doesnt|isnt|no|cant|not you|u|it|there|we have|has|offer|a|support|add|let &
  wish|option|feature|every|other|shop|dark|mode|way|list ; improve*|enhanc* ..
  app|site|website|search|by|platform|feature|ui ; option to|for|that & add|would|please|love|wish|like|could ;
  ability to ; someday|one_day|in_the_future|future_update|roadmap|next_version|upcoming ; let us|me|users pin|sort|
  save|schedule|export|filter|choose|block|hide|mute|search|customi*|select|tag|archive|translate ; integrat* with ;
  in swahili|zulu|xhosa|afrikaans|french|spanish|arabic|german|portuguese|other_languages & version|plan*|add|
  available|support|translate|language|app|site ; version in|for swahili|zulu|afrikaans|french|linux|windows|ipad|
  desktop|other|my
3 feature* ; wish ; add .. option|support|button|filter ; idea ; would love ; it would
8 have|had|did|are|were you ever|guys|considered|thought|considering|thinking|planning ..
  add*|of|about|support*|implement* ; possible|make|possib* & to|it .. reply|filter|sort|see|add|export|download|
  search|choose|select|have & can_you|could_you|make_it|please|would|allow ; comparison|compare
  tool|feature|function|option|view ; map|list|grid|calendar|dark|night view|mode ; would|will help
  a_lot|us|me|many|everyone|sellers|buyers|users ; crypto|apple_pay|bitcoin & add*|support|plan*|consider*|when ;
  it|that would be
6 would|could|might be useful|handy|helpful|nice|great|good|cool|neat ; can we|i|you get|have
  a|an|more|some|keyboard|dark|better ; shortcut* ; weekly|monthly|daily|automatic|custom report*|summary|digest ;
  multi currency|language ; multilingual ; useful|handy
5 please|add|allow|support|enable .. saving|multiple|support|bulk|notifications|option|several &
  add|allow|please|enable|support ; bulk edit*|export|actions & nice|would|add|please

[feedback]
8 thank|thanks|thankyou|thx|thnx|thnks|tx|tnx|cheers you|for|so|very|a|to|your|again|much & help*|great|support|fix*|
  fast|quick*|service|excellent|good|amazing|resolv*|solv*|wonderful|everything|sort* ; great|good|excellent|amazing|
  awesome|fantastic|wonderful|brilliant|superb|outstanding|perfect|best|love|loving|friendly|lovely|top|happy|
  impressed|satisfied|nice|fast|quick|helpful|gr8|pleased|delighted|enjoy* service|website|site|app|platform|support|
  team|job|work|experience|design|layout|agent|staff|with|customer|marketplace|delivery|company|you_guys|update|
  driver|shop ; well done|keep_it_up ; keep up|it good|great|up ; compliment*|kudos|congrat*|bravo|prais* ;
  five|5|4|one|1|zero star|stars ; was|were|is|been|are so|very|really|super|extremely|incredibly|most
  helpful|kind|friendly|patient|professional|polite|great ; will buy|shop|order|use|recommend|recomend|come
  again|back|you|to
8 rude|impolite|unprofessional|arrogant|unfriendly|disrespect*|condescending|unhelpful|incompetent|racist|insult* ;
  worst|terrible|awful|horrible|poor|bad|pathetic|disgust*|useless|shocking|lousy|appalling|disappointing|
  disapointing|dreadful|ridiculous|unacceptable|crap|shit|shitty|rubbish|atrocious|hopeless|pitiful customer|service|
  support|experience|company|platform|website|site|ever|marketplace|staff|team|agent*|design|layout ; support|service|
  staff|team|experience|design|layout|company|update|agent is|are|was|were|has|the|so|really|very terrible|awful|
  horrible|worst|bad|poor|useless|rude|pathetic|slow_to|great|good|excellent|amazing|ugly|confusing|disappointing|
  better|lovely ; complain*|complaint*|complant* about|against|to|on|regarding|your & agent*|staff|service|support|
  driver|employee|rep|representative|rude|treat*|phone|she|he ; new|the|your|old|this layout|design|look|update|
  interface|version|homepage|redesign & ugly|confusing|better|love|hate|great|like|worse|nice|bad|prefer|beautiful|
  old|awesome|fresh|improve*
6 feedback|feed_back ; disapoint*|dissatisf*|disatisf*|frustrated|unhappy & service|support|company|customer*|very|
  experience|how|with|loyal ; never|wont|not shop*|buy*|use|order*|come|recommend|using again|here|back|you|your ;
  hate|love|like the|your|this new|layout|design|app|site|website|update|colours|colors|look|marketplace|platform ;
  thank|thanks|thankyou|thx|thnx|tx ; grateful|appreciate*|apreciat* ; recommend|recomend ..
  friends|everyone|anyone|family|you ; treat* .. customer*|client*|people|us|me ; compliment ;
  improved|improvement|pleasure ; opinion|review_of_your ; satisf*
4 love .. new|it|app|design ; very happy|pleased|impressed ; ugly|confusing|unintuitive|cluttered
2 complain*|complaint
7 you|u|guys|you_guys|team rock|rocks|are_great|are_awesome|are_amazing|are_the_best|suck|sucks|are_useless|
  are_terrible|are_the_worst|are_horrible|are_a_joke ; shame on ; terrible|awful|horrible|bad|great|good|wonderful|
  pleasant|poor|amazing|excellent experience|chat|conversation|support|call|talk|job ;
  solved|sorted|resolved|fixed|helped|answered within|in|very|so|quickly|fast|minutes|immediately|straight ;
  overall|all_in_all happy|good|great|satisf*|fine|ok|nice|disappoint* ; a|bit|too
  complicated|confusing|hard_to_use|easy_to_use|intuitive ; easy to use|navigate ; joke
5 everything|all perfect|great|fine|good|well|smooth|excellent ; smooth|seamless|lovely|pleasant
  experience|process|transaction|shopping|checkout ; useless|annoying|stupid|dumb
  bot|chatbot|chat|service|support|and|help ; bot|chatbot .. useless|annoying|stupid|bad|great ; as always ; keep
  going ; perfect

[technical_any]
3 technical|tech support|problem*|isue*|team
2 @site & not|problem*|broken|wrong|issue*|error ; broken|not_working|doesnt_work
1 @site ; browser|computer|laptop|internet|screen|button|link

[?asks]
1 how|where|which|what|who|when do|can|could|should|is|are|does|would|to|documents|must|will ; how to ; is there|it
  a|any|possible ; can|could|may i|we|you ; do i|you|we ; what|which ; i would|id|want like|to know|understand ;
  want|like|need know ; tell|show|explain me|us|how|why ; wondering ; what happens|is|are ; any way|chance

[?trouble]
1 cant|cannot|can_not|couldnt|could_not|unable|not_able|wont|wont_let|doesnt|didnt|dont_work|isnt|hasnt|havent|
  not_work*|fail*|faild|refus*|reject*|declin*|error*|stuck|never|nothing|broken|wrong|invalid|denied|pending|
  problem*|trouble|isue*|still|waiting|crash*|blocked|impossible|without|why|blank|lost|disapear*|stopped|keeps|
  no_reason|not_let*|not_accept*
"""
