"""French."""

TABLE = """
@pas = pas|plus|jamais|rien|aucun|aucune|impossible|personne|arrive_pas|narrive|sans|peux_pas|refuse*|toujours|non|ni
@compte = compte*|profil|conte|comte|espace_client|acount
@annonce = annonce*|anonce*|article*|produit*|publication|offre*|fiche*|boutique
@commande = commande*|comande*|colis|coli|paquet|livraison*|article*|achat|envoi|produit*|pantalon|chaussures|robe
@suppr = supprim*|retir*|enlev*|efface*|desactiv*|suprim*

[login]
6.5 connect*|connexion|identifi*|conecter & @pas|compte|marche|probleme|mot ; acceder|acces|entrer|rentrer|accede &
  compte|profil ; mot|mdp|motdepasse passe|oublie|perdu|incorrect ; mot_de_passe|mdp|identifiant*|code_secret ;
  @compte & bloque*|bloqe|debloqu*|verrouill*|suspendu|desactive|ferme|reactiv*|banni|deverrouill* ; inscri*|
  enregistrer|creer_un_compte|inscription|creation_de_compte|creer_mon_compte ; code|sms|lien|mail & confirmation|
  activation|validation|connexion|recois|recu|reinitialis* & compte|pas|code|lien|inscription|expire ; creer|ouvrir
  compte|un_compte ; deconnect*
2.5 connecter|connexion ; passe oublie
6 acceder|entrer|connecter & espace|compte|site & plus|pas|impossible|arrive ; code .. jamais|pas .. recu|arrive ;
  code .. recu & jamais|pas ; identifiant*|code & incorrect*|faux|invalide|refuse
7 mot_de_passe|motdepasse|mdp|mot .. fonctionne|marche|refuse|accepte|recon*|incorrect|perdu ; mot de passe

[verification]
7 piece|identite|passeport|carte_d_identite|permis|document*|justificatif*|kbis|selfie|dossier & refus*|rejet*|valid*|
  verif*|envoy*|accept*|identite|attend*|domicile|examen|vendeur|compte|fournir ; verif* ..
  identite|compte|vendeur|document* ; validation .. document*|compte|identite|dossier|profil ; compte|vendeur|profil
  verifi* ; non verifie ; justificatif de domicile ; identite
3.5 verification|verifier & compte|identite|vendeur
6 compte|profil .. verifie & pas|toujours|encore ; verifie & pas|encore|toujours

[security]
8 pirat*|hack* ; phishing|hameconnage|hameconage|usurp* ; vole*|volee &
  compte|identifiants|donnees|mot|identite|telephone ; quelqu|inconnu*|autre|tiers ..
  connect*|compte|acces|mot|change|utilis*|acced*|commande* & compte|passe|mail|nom|connect* ;
  connexion|appareil|acces|activite|session|commande* inconnu*|suspect*|etrange*|inhabituel*|bizarre* ;
  faux|fausse|frauduleux|suspect mail|email|message|sms|site|courriel|appel ; mail|email|message|sms
  frauduleux|suspect|bizarre ; pas moi & connexion|connect*|commande*|passe|change* ; donne|saisi|communique ..
  code|mot|coordonnees|carte & faux|mail|lien|arnaque|sms ; donnees personnelles .. visibl*|fuite|vol*|autre* ; fuite
  donnees ; on .. change .. adresse|mail|passe
7 quelqu|on|inconnu & utilise|acces|accede|connecte & compte ; acces .. non_autorise*|frauduleux|compte ;
  commandes|achats .. pas|jamais .. fait*|passe* & mon_compte|compte
7 compte .. pirate|vole|usurpe|pris ; lien .. bizarre|suspect|etrange ; quelqu .. compte ; lit mes messages
9 compte .. vole|pirate|hacke|usurpe|detourne

[security_help]
6.5 double authentification|facteur ; authentification deux|a_deux|double ; securis*|proteg* mon|compte|mieux

[profile]
6.5 modif*|chang*|mettre_a_jour|actualis*|corrig*|rectif*|mise_a_jour .. adresse*|nom|prenom|numero|telephone|email|
  mail|profil|photo|coordonnees|langue|iban|informations|donnees|rib ; @suppr|cloturer|fermer|resilier ..
  compte|donnees|profil ; suppression compte|donnees ; newsletter*|desabonn*|desinscri*|publicit*|pub|spam|
  promotionnel* ; adresse .. profil ; demenage* ; rgpd ; compte & cloture*|fermer|supprimer|fermeture|resilier
2.5 profil ; coordonnees ; parametres
5 changer|modifier|mettre|ajouter & adresse|mail|nom|numero|telephone|langue & mon|ma|mes|comment

[account_any]
1 @compte

[create]
7 publier|poster|deposer|creer|mettre|ajouter|modifier|ajout|depot|mets|rediger|enregistrer|editer|poste|telecharger|
  charger|renouveler .. @annonce|photo*|image*|en_vente|en_ligne ; mettre|vendre &
  vente|comment|article|objet|voudrais|veux ; vendre ; photo*|image* & annonce|ajouter|charger|telecharger|upload ;
  nouvelle annonce ; mise en vente|ligne ; modifier|changer .. prix|titre|description|stock &
  annonce|article|produit|mon|de
5 ajouter|charger|mettre|telecharger|importer & photo*|images & pas|impossible|arrive|plus

[visibility]
7 @annonce & appar*|visible*|affich*|trouv*|voit|voient|voir|attente|validation|valid*|invisible|dispar*|moderation|
  recherche*|refus*|approuv*|masqu*|rejet*|vues|hors|resultats|referenc*|publie|cache ; personne .. voit|trouve|voir ;
  attente validation|moderation & annonce|produit|article ; aucune vue|visite ; moins de vues|visibilite ; visibilite
6 invisible*|disparu*|refuse*|introuvable* & produit*|annonce*|article*|boutique|acheteurs

[categorisation]
8 categorie*|rubrique*|categori*|sous_categorie*

[removal]
7 @suppr .. @annonce ; @annonce .. vendu*|@suppr ; @annonce & vendu|vendue|deja_vendu ; retrait annonce

[removal_dispute]
9 vous|avez|ete|pourquoi|on|a .. @suppr .. @annonce ; @annonce .. ete|etait .. @suppr ; @suppr & @annonce &
  sans|pourquoi|explication|raison|motif|regle*|respecte ; signal* .. annonce|vendeur|article|contrefacon|fraud* ;
  contrefacon & annonce|vend|signal* ; copie|vole|utilise & photos|images|annonce & mes|mon ; droit* auteur

[listing_any]
2.5 annonce*
1 article|boutique|produit*

[dispute]
8 debit*|preleve*|prelev*|paye*|facture*|encaisse*|paie|prelevement* deux|2|double|fois|doublon|trois ;
  deux|2|double|trois .. prelevement*|paiement*|debit*|fois & preleve*|debit*|paye*|paiement*|carte|prelevement*|
  commande|montant ; escro* ; arnaqu* ; frauduleu*|fraude* ; conteste*|litige ; voleur* ; pris|vole|disparu|garde
  mon|argent|l_argent ; vendeur .. rien|jamais|pas|disparu|repond|bloque|refuse .. envoy*|recu|repond*|rembours*|donne
  ; jamais|pas .. fait|autoris*|effectue|reconnais & paiement|debit|achat|prelevement|transaction|carte ;
  paiement|debit|achat|prelevement|transaction .. inconnu|non_autorise*|pas|jamais|reconnais &
  pas|jamais|inconnu|non_autorise* & reconnais|fait|autoris*|effectue|inconnu|connais ; contrefacon|faux|contrefait &
  recu|achete|sac|produit|vendeur|article ; colis vide ; paye|paye & rien recu|jamais ; debite &
  commande|pas|mais|annul* ; trop preleve|debite ; retrofacturation
7 double prelevement|paiement|debit|facturation ; arnaque*|escroque*|vole par|fait|suis|vendeur ; fait|suis ..
  arnaque*|arnaquer|escroque*|avoir|voler
7 debite|preleve|prelevement|facture .. sans|jamais|deux|pas & accord|autorisation|fois|commande|achete ; sans mon
  accord|autorisation & debit*|prelev*|paiement|argent|carte ; jamais achete|commande .. debite|paye|preleve

[payment_failure]
8 paiement*|carte|payer|cb|virement|paypal|reglement|transaction|payement & refus*|echou*|echec|passe_pas|pas|
  impossible|marche|erreur|rejet*|bloqu*|fonctionne|annule|accept*|abouti*|n_aboutit ; versement*|virement &
  recu|pas|retard|attend*|toujours|vente* ; impossible de payer|regler|finaliser ; peux|arrive pas
  payer|regler|finaliser
7 erreur|echec|probleme|refus .. paiement|carte|payer ; paiement|carte .. erreur|echoue|refus*|probleme

[overcharge]
7 frais|commission*|prix|montant|facture|tarif|abonnement & en_plus|trop|eleve*|erreur|incorrect*|faux|fausse|suppl*|
  different*|prevu|prelev*|cache*|pourquoi|augment* ; code|bon|coupon|reduction|promo* &
  marche|applique*|pris|invalide|fonctionne|pas|refuse ; abonnement & renouvel*|prelev*|resili*

[billing]
7 facture*|recu_de_paiement|tva|justificatif_de_paiement|ticket_de_caisse ; moyen*|mode* paiement|de_paiement ;
  frais|commission & quel*|combien|quoi|service|comprend* ; ajouter|changer|modifier|enregistrer ..
  carte|moyen|rib|bancaire ; payer .. en|par|avec .. plusieurs|paypal|fois|cheque|virement|carte ; code
  promo|reduction ; bon de reduction ; abonnement .. prix|resilier
6 facture*

[order_status]
7 ou .. @commande|est|en_est .. @commande ; @commande & ou|arriv*|recu*|livr*|retard|suivi|perdu*|quand|attend*|
  expedi*|statut|bloqu*|mauvais*|abime*|casse*|manqu*|endommag*|toujours|envoye*|jour ; suivi &
  livre|colis|bouge|numero|commande|indique ; rien recu ; pas recu|recus ; recu ..
  mauvais*|abime*|casse*|faux|incomplet|autre|pas_le_bon ; mauvais*|mauvaise
  article|taille|couleur|produit|commande|modele ; livre*|livraison & retard|pas|recu|quand|jamais|delai|date|statut ;
  marque livre ; quand .. recevoir|recevrai|arrive*|livre*|expedie* ; vendeur .. envoye|expedie & pas|toujours ;
  abime*|casse*|endommage*|defectueux & arrive|recu|article|produit ; transporteur|livreur|chronopost|colissimo
2.5 commande*|comande*|colis ; livraison
6 attends|attend|attendons .. commande|colis|livraison|semaine* ; manque|manquant ..
  article|colis|piece|produit|commande ; casse*|abime*|defectueux|brise* ; pas le bon ; mauvaise|mauvais
  taille|couleur|article|produit
7 colis|commande|livraison .. bloque*|perdu*|coince|abime|douane|vole ; perdu* .. colis|transporteur|poste ;
  livreur|transporteur|douane

[refund]
8 rembours*|ramboursement|remboursse* ; rendez|rendre|recuperer|rends mon|argent ;
  renvoy*|retourn*|retour|echang*|remplac* & @commande|article|produit|comment|taille|petit|grand|etiquette|pas|
  chaussures|veux|voudrais|mon ; retour & produit|article|commande|remboursement|colis|etiquette ; mon argent ;
  garantie ; pas conforme|comme_decrit ; ne .. correspond pas ; avoir|dedommag*|compensation ; trop petit|grand ;
  echange*|echanger
7 quand|ou .. mon argent|l_argent|rembours* ; recevoir|recuperer .. argent ; retourner|renvoyer|rendre ..
  article|produit|commande|colis|ce|cet|cette|robe

[refund_policy]
9 politique|conditions|delai .. retour*|remboursement|echange ; combien .. retourner|renvoyer|rendre

[cancellation]
8 annul* ; anuler|anule* ; retract* ; trompe*|erreur & commande*|article|achat & par|je ; plus veux|besoin ; commande*
  .. par_erreur|deux_fois
6 annuler

[transaction_any]
1 vendeur|acheteur|paye|achete|argent|paiement|commande

[error]
7 erreur*|bug*|beug*|404|500|plante & site|page|quand|code|message|clique|affich*|une|j_ai|403|404|500 ; bouton*|page|
  formulaire|lien|recherche|panier|image*|filtre*|chat|messagerie|messages & marche|fonctionne|erreur|pas|blanche|
  vide|charge|envoie|s_affiche|bloque|rien ; page blanche ; marche pas|plus ; fonctionne pas|plus ; probleme technique
  ; une erreur est ; erreur survenue ; rien .. passe & clique|bouton|appuie
6 bouton .. repond|marche|fonctionne|valider ; repond pas & bouton|page|formulaire ; message erreur|d_erreur

[outage]
9 panne ; site|serveur*|page|plateforme|systeme .. panne|inaccessible*|indisponible*|hors_service|down|hors_ligne|
  plante|tombe|injoignable ; rien .. fonctionne|marche|charge ; personne|tout_le_monde|collegues|tous &
  site|fonctionne|acceder|marche|connecter|panne|systeme ; inaccessible*|indisponible* ; site &
  marche|ouvre|charge|fonctionne & plus|pas|rien ; serveur*
7 site|plateforme|serveur .. down|mort|hs|tombe ; totalement|completement down|hs|inaccessible
8 impossible .. acceder|ouvrir .. site|plateforme ; introuvable|inaccessible & tout|monde|site|personne ; tout le
  monde

[performance]
8 lent|lente|lents|lentes|lenteur*|tres_lent|ralenti*|rame|ramer|lentement ; charg*|chargement|ouvrir|afficher &
  eternite|longtemps|temps|minutes|secondes|long|heures ; met|mettent .. temps|secondes|minutes|eternite
6 rame* ; lent* ; long|longtemps .. charger|ouvrir|afficher ; hyper lent

[app]
8 appli|application|app|telephone|mobile|android|iphone|tablette & plante|ferme|marche|fonctionne|ouvre|bug*|mise|
  installer|notification*|pas|ecran|crash*|bloque|telecharger|lance ; plante .. demarrage|telephone|appli ; se ferme ;
  notifications push
2.5 appli|application
6 app|appli|application .. ouvre|lance|plante|marche|fonctionne|bug

[inquiry]
7 horaire*|heures_d_ouverture|ouvert* ; livrez|vendez|expediez|envoyez|acceptez|proposez|avez|etes vous .. en|a|au|
  aux|dans|des|une|la|belgique|suisse|magasin|boutique|ouvert*|cartes ; numero .. telephone|appeler|joindre|service ;
  contacter|joindre|appeler|parler & comment|vous|conseiller|quelqu|vendeur|service|humain|avant ; question* ;
  renseignement*|information*|infos & sur|voudrais|besoin|avoir|plus|souhaite ; devenir vendeur|partenaire|vendeuse ;
  comment .. ca_marche|fonctionne|marche|devenir ; ou .. bureaux|siege|magasin|situe* ; frais|delai*
  livraison|de_livraison & quel*|combien|pour|vers ; carte* cadeau*|bon_cadeau ; points|fidelite|parrainage &
  comment|fonctionne|marche|utiliser ; recrut*|emploi|stage|partenariat*|publicite_sur ; quelle difference
2 bonjour ; savoir|renseign*
1 quel*|comment|ou|quand|est_ce|combien|pouvez
5 livrez|livraison .. samedi|dimanche|domicile|etranger ; est ce que vous|vos|livrez ; avez vous ; peut on|je ..
  payer|retirer|venir ; comment vous .. contacter|joindre
5 avez vous ; magasin physique ; boutique .. a|paris|lyon|physique

[feature_request]
9 serait|ce_serait|seraient .. bien|bon|genial|super|cool|pratique|utile|top|sympa|possible|interessant ;
  suggestion*|idee|proposition|amelioration* ; pourriez|pouvez|pourrait vous|on ..
  ajouter|proposer|mettre_en_place|integrer|creer|developper & option|fonction*|mode|apple|possibilite|paiement|
  filtre|langue|une|un ; ajoutez|ajouter|rajoutez .. mode|fonction*|option|filtre|possibilite|bouton|langue ; mode
  sombre|nuit ; manque .. fonction*|option|bouton|filtre ; j_aimerais|aimerais|souhaiterais ..
  pouvoir|puisse|voir|avoir|une_option ; fonctionnalite* ; pourquoi .. pas .. liste|option|mode|fonction* &
  proposez|avez|y_a
7 ajouter|avoir|mettre .. filtre|option|mode|fonction* & pourriez|pouvez|possible|serait|svp

[feedback]
8 bravo|felicitation*|felicite ; merci & tout*|equipe|service|aide|rapid*|super|excellent*|beaucoup|efficace|vous ;
  excellent*|super|genial*|parfait*|top|impeccable|formidable|rapide|efficace service|site|equipe|travail|livraison|
  experience|application|accueil ; service|accueil|equipe|client|experience .. excellent*|super|parfait*|lamentable*|
  nul*|deplorable*|horrible*|mediocre*|decevant*|catastroph*|inadmissible|desagreable*|impoli*|scandaleux|pourri ;
  decu|decue|deception|deçu* ; lamentable*|deplorable*|catastroph*|honteux|inadmissible &
  service|client|experience|accueil ; impoli*|malpoli*|desagreable*|agressi*|irrespect*|incompetent* ;
  reclamation|plainte|plaindre & conseiller|agent|service|contre|livreur|vendeuse ; satisfait*|content*|ravi* ; avis
  sur|votre ; nouveau site|design|interface|look ; jamais .. commander*|plus .. chez_vous ; recommande ;
  j_adore|j_aime .. site|design|nouveau|application
6 satisfait*|ravi*|content* ; continuez ; tres|trop bien|bon|mauvais|decevant|mal ; mauvaise|bonne experience
7 aimable|sympathique|gentil*|agreable & conseiller*|service|equipe|tres|vendeur ; conseiller*|equipe|service ..
  aimable|sympa|gentil|super|nul*

[?asks]
1 comment|quel*|quand|combien|ou ; est ce que ; puis je|on ; peut on ; pouvez vous ; y a|at il

[?trouble]
1 pas|plus|impossible|refus*|erreur|bloque*|jamais|rien|toujours|attend*|pourquoi|sans|probleme|echou*|marche|depuis
"""
