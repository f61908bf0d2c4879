"""isiZulu. Words take their meaning from the middle, so parts of words are listed; English loanwords are common."""

TABLE = """
@anga = ang*|ak*|awu*|ay*|as*|ab*|al*|*ngakwazi*|*kwazi*|*hlulek*|*inkinga*|*nkinga*|lutho
@akhawunti = *akhawunti*|*akawunti*|*account*|*phrofayela*|*profayela*|akhonti*
@isikhangiso = *khangis*|*sikhangiso*|*mkhiqizo*|*mikhiqizo*|*zikhangiso*|*advert*
@oda = *oda|*odayi*|*phasela*|*phakheji*|*order*|*mpahla*|*thumelo*|*zicathulo*|*ambatho*|oda|*into
@mali = *mali*|*nkokhelo*|*malini*|imali

[login]
6 *ngena*|*ngene*|*login*|*ngemvume* & @akhawunti|*kwazi*|*hlulek* ;
  *phasiwedi*|*phasiwodi*|*password*|*iphasi*|*pasiwedi* ; *khohlwe*|*khohliwe* .. *phasiwedi*|*password*|*pin* ;
  @akhawunti & *valiwe*|*vule*|*khiyiwe*|*vinjiwe*|*blok*|*vinjelwe*|*bhlokiwe*|*misiwe* ; *bhalis* ; *vula|*dala
  @akhawunti ; *khodi*|*code*|*otp* & *fiki*|*thol*
2 *ngena*
7 *kwazi* *ngena* ; *ngena*

[verification]
7 *mazisi*|*pasipoti*|*mapasi*|*id|*dokhumenti*|*mibhalo*|*dokhumende* & *nqatshiwe*|*nqatsh*|*amukel*|*qinisekis*|
  *thumel*|*hlol*|*nqab* ; *qinisekis*|*verif* ; *mazisi* ; *bufakazi .. *kheli*

[security]
8 *gebeng*|*hack*|*gebengiwe* ; *ntshontsh*|*ebiwe*|*yebiwe*|*ebile & @akhawunti|*phasiwedi*|*foni*|*mininingwane* ;
  *muntu|othile|*umuntu .. *ngene*|*shintsh*|*sebenzis* & @akhawunti|*phasiwedi*|*password* ;
  *ngamazi|*ngazi|*ngaziwa|*ngingamazi .. @akhawunti|*ngen* ; *ngene* .. @akhawunti .. *ngamazi|engingamazi|*ngazi ;
  *mbumbulu|*mgunyathi & *imeyili*|*email*|*umyalezo*|*sms* ; *solisayo*|*solis* ; *phepha|*khuseleko*|*phephile* &
  @akhawunti ; *gebengu*
9 *hackiwe*|*gqekez*|*bhek*

[profile]
6 *shintsha|*buyekez*|*lungisa|*shintshe & *kheli*|*gama*|*bongo|*nombolo*|*imeyili*|*email*|*phrofayela*|*profayela*|
  *mininingwane*|*isithombe*|*ucingo* ; *sula|*susa|*vala|*sule|*vale|*sus* .. @akhawunti
2 *phrofayela*|*mininingwane*|*kheli*

[account_any]
1 @akhawunti

[create]
7 *thengisa|*thengise|*thengisela & *faka*|*kanjani|*funa|*fak* ; *faka|*layisha|*dala|*lungisa|*hlela ..
  @isikhangiso|*sithombe*|*zithombe* ; @isikhangiso|*zithombe*|*sithombe* & *faka*|*layish*|*kanjani|*fak*

[visibility]
7.5 @isikhangiso & *bonakali*|*bonakal*|*boni|*tholakali*|*vunyelwe*|*vunyw*|*linde*|*lind*|*nyamalal*|*tholi|*vumel*
  ; *bonakali*

[categorisation]
7.5 *khathegori*|*category*|*gatsha*|*sigaba*|*kategori*|*gaba*

[removal]
7 *susa|*suse|*sula|*sule|*khipha|*khiphe|*nisuse .. @isikhangiso ; @isikhangiso & *thengisile*|*thengiwe*

[removal_dispute]
9 *nisuse|*susile|*susiwe|*suswe|*sulile .. @isikhangiso & *kungani|*ngani|*ngaphandle|*sizathu* ; @isikhangiso ..
  *susiwe|*suswe ; *bika .. @isikhangiso|*mthengisi

[listing_any]
2 @isikhangiso

[dispute]
8 *kabili|*kibili|*kathathu & *khokh*|*khok*|*dons*|*mali*|*banjwe* ; *khohlis*|*kopel*|*skem*|*scam*|*qola* ;
  *mthengisi .. *mali|*thumel*|*phendul* ; *ntshontsh*|*ebile|*eba|*ntshontshiwe @mali|*imali ; *mali ..
  *ntshontsh*|*thath* .. *ami|*yami|*akhawunti*|*bhange ; *mali .. *phumile|*donsiwe|*khishiwe ; *khokhile|*khokhe* &
  *lutho|*tholanga|*thumel*|*fikanga
9 *ngikhohlis*|*khohlisile*|*qolile*

[payment_failure]
8 *nkokhelo*|*khadi*|*ikhadi|*khokha|*khokhe* & *phumeleli*|*phumelel*|*nqatshwa*|*nqatsh*|*nqab*|*hlulek*|*sebenzi|
  *kwazi|*dluli|*vumi|*nqatshelwe ; *ngakwazi|*hluleka .. *khokha

[overcharge]
7 *malini|*imali|*nkokhelo|*fees|*izindleko & *kakhulu|*eningi|*ngaphezulu|*phezulu|*okwengeziwe|*iphutha &
  *khokh*|*fees|*izindleko|*biz* ; *saphulelo|*voucher|*ikhuphoni & *sebenzi*

[billing]
7 *invoice*|*risidi*|*nvoyisi*|*invoyisi*|*resiti*|*vat ; *ndlela .. *khokha|*kukhokha|*nkokhelo ; *fees|*komishini

[order_status]
7 *iphi|*kuphi|*ikuphi|*liphi|*phi|*ziphi|*nini .. @oda ; @oda & *fiki*|*fikang*|*fika|*phi|*nini|*lahlek*|*bambezel*|
  *thunyelwe|*phukile|*phuke*|*limele*|*kafiki|*landel*|*libele* ; *fikanga|*fiki|*alikafiki|*ayikafiki|*kafiki ;
  *thole .. *ngafanele|*engafanele|*phukile|*engalungile|*okungafanele|*engeyona ; *tholanga|*engatholang* ..
  lutho|@oda
2 @oda
8 *lahlek*

[refund]
8 @mali .. *ibuye|*buya|*buyis*|*buyel*|*buyiselwa* ; *buyisel*|*buyisa|*buyise|*refund*|*buyiselwa*|*mbuyiselo* ;
  *lingani|*lingan*|*ngilingani|*ngelingani ; *shintshana|*shintshanisa|*shintshele ; *buyisela .. @oda

[cancellation]
8 *khansel*|*cancel*|*esula .. @oda ; *khansel*|*cancel* ; *hoxis* ; *sula .. @oda

[transaction_any]
1 *mthengisi*|@mali|*thenga*|*thenge*|*khokh*

[error]
7.5 *phutha*|*error*|*phutha ; *nkinobho*|*khasi|*ikhasi|*ibhathini|*button|*fomu|*link &
  *sebenzi|*phutha|*vuli|*cindez*|*hlupha

[outage]
9 *webhusayithi*|*website*|*sistimu*|*isayithi*|*sayithi*|*webusayithi*|*platifomu* ..
  *sebenzi|*vuliwe|*tholakali|*phansi|*vuleki|*wile|*cimile ; *wonke .. *muntu|*umuntu & *sebenzi|*ngena ; *sebenzi
  nhlobo ; akukho .. *sebenza*|*sebenzayo

[performance]
8 *kancane|*nensa*|*libala|*nwabu*|*nensayo ; *phuza|*thatha isikhathi|*sikhathi .. *vula|*layisha|*eside|*eside

[app]
8 *app|app|*aplikheshini*|*foni|*fonini|*eselula|*selula & *vala*|*vuli|*sebenzi|*vuleki|*phahlazek*|*zivala|
  *download*|*buyekez*|*vimba*|*iyazivala|*sebenz*
2 app|*aplikheshini*

[inquiry]
7.5 *vula|nivula|*vulwa|*valwa|*vala .. *sikhathi|*nini|*isikhathi ;
  *thumela|*niyathumela|*thengisa|*niyathengisa|*niya* yini|*na|*e*ni ; *buza|*mbuzo|*imibuzo ; *nombolo ..
  *cingo|*xhuman* ; *sebenza .. *kanjani ; *ulwazi|*imininingwane .. *funa|*mayelana|*nge ; *xhumana|*khuluma ..
  *kanjani|*nani|*nomuntu ; *nikuphi|*amahhovisi|*ihhovisi
1.5 sawubona|sanibonani|ngicela|ngifuna .. *azi ; *yini
1 *kanjani|*nini|*kuphi|*yini

[feature_request]
9 *kungaba|*kungakuhle|*kuhle .. *kuhle|*kahle|*uma|*ukuthi ; *ngezani|*nengeze|*engeza|*faka|*ngeza ..
  *imodi|*indlela|*ulimi|*isici ; *phakamis*|*isiphakamiso|*umbono ; imodi .. *mnyama ; *nengeze|*engeze

[feedback]
8 *bonga|*ngiyabonga|*siyabonga & *kakhulu|*sizo|*usizo|*msebenzi|*nenze|*ngosizo|*sheshayo|*nonke ;
  *sevisi|*service|*msebenzi|*umsebenzi .. *bi|*mbi|*yimbi|*kuhle|*nhle|*muhle|*yinhle|*mubi|*esezingeni ;
  *dumel*|*dumele|*ngidumele|*ngijabul*|*jabul* ; *delela*|*dele*|*hlonipha|*hloniphi ; *khalazo|*khala|*sikhalazo ..
  *isebenzi|*umsebenzi|*sevisi ; *yimbi

[?asks]
1 *kanjani|*nini|*kuphi|*yini|*ngasiphi|*malini ; *iphi

[?trouble]
1 angi*|ayi*|aka*|ali*|asi*|azi*|aba*|*nqatsh*|*phutha*|*nkinga*|*hlulek*|kungani|lutho|*kwazi
"""
