"""Spanish."""

TABLE = """
@no = no|nunca|nadie|nada|ningun|ninguna|imposible|sin|tampoco|todavia|aun|jamas
@cuenta = cuenta*|perfil|usuario|acceso
@anuncio = anuncio*|publicacion*|producto*|articulo*|aviso*|oferta*|tienda|prenda|item*
@pedido = pedido*|paquete*|orden|compra*|envio*|articulo*|producto*|encomienda|entrega*|pedio|zapatos|camisa|ropa
@quitar = quit*|elimin*|borr*|retir*|desactiv*|sacar|saquen|baja

[login]
6.5 entrar|ingresar|acceder|acceso|iniciar|inicio|loguear*|conectar*|entro|accedo|ingreso|meterme &
  cuenta|sesion|secion|perfil|no|usuario|seccion ; contrasena*|clave*|password|contrasenia|contracena & olvid*|perd*|
  recuper*|cambi*|restablec*|no|incorrecta|correo|llega|error|reset* ; contrasena|contrasenia ; cuenta & bloque*|
  suspend*|desbloque*|inhabilit*|desactivada|reactiv*|cerrada|restring* ; registr*|crear_cuenta|crear_una_cuenta|
  registrarme|darme_de_alta|inscrib* ; codigo|correo|sms|enlace|link &
  verificacion|confirmacion|activacion|acceso|llega & no|nunca|codigo ; iniciar sesion|secion ; crear|abrir .. cuenta
2.5 sesion ; iniciar
6 recuerdo|recordar|olvid* .. clave|contrasena|usuario|correo ; codigo .. ingresar|entrar|acceder|llega|verificacion ;
  no .. llega .. codigo ; no .. acceder|ingresar|entrar
3 codigo|clave
7 recuperar|restablecer|cambiar .. contrasena|clave|acceso ; no .. recuperar|entrar|acceder|ingresar

[verification]
7.5 documento*|identidad|dni|pasaporte|cedula|comprobante|ine|nie|licencia|selfie|identificacion & rechaz*|verific*|
  acept*|sub*|valid*|envi*|domicilio|pendiente|identidad|necesit*|oficial ; verific* &
  cuenta|vendedor|identidad|perfil|documento*|negocio|empresa ; verific* ; validar|validacion
  identidad|cuenta|documento* ; comprobante de domicilio
3.5 identidad
6 sin|no verificar*|verificad* & perfil|cuenta ; verificar* perfil|cuenta

[security]
8 hacke*|jacke*|hackea* ; pirate* ; phishing|suplant*|usurp*|robo_de_identidad ;
  alguien|desconocido|tercero|otra_persona .. entro|accedio|cambio|uso|ingreso|entrado|usando|usa|cambiado|acceso|robo
  ; robaron|robado|robo .. cuenta|identidad|datos|celular|telefono|clave|contrasena ;
  correo|mail|mensaje|email|sms|pagina|llamada falso|falsa|sospechos*|fraudulent*|extran* & datos|link|enlace|clave|
  banc*|pidiendo|saypro|ustedes|codigo|correo ; correo|mensaje|mail|llamada falso|falsa|sospechos* ;
  acceso|inicio|dispositivo|actividad|sesion|ingreso .. sospechos*|desconocid*|no_reconozco|extran*|no_autorizad*|
  inusual ; cambi* .. clave|contrasena|correo .. sin|yo_no|no_fui ; no fui yo ; mis datos &
  filtra*|expuest*|otros|di|visibles|robaron ; en mi nombre
8 compras|pedidos|movimientos .. no .. realice|hice|reconozco & cuenta|perfil ; robaron|quitaron|tomaron
  cuenta|perfil|clave ; alguien .. cuenta|perfil ; entr*|acced* .. cuenta & alguien|pais|otro|desconocid*|extrano &
  cambi*|sin|pais
6 enlace|link raro|sospechoso|extrano ; lee mis mensajes
9 cuenta|perfil|usuario .. robada|robado|hackeada|intervenida|usurpada|clonada

[security_help]
6.5 verificacion .. dos_pasos|pasos|dos ; autenticacion|doble factor|dos ; proteger .. cuenta|mi

[profile]
6.5 cambi*|actualiz*|modific*|corregir|editar|corrijan .. direccion|nombre|apellido|numero|telefono|correo|email|foto|
  perfil|datos|idioma|celular|banc*|domicilio ; baja|eliminar|cerrar|borrar|cancelar|elimin*|borren|cierre ..
  cuenta|datos|perfil ; cuenta .. elimin*|cerr* ; boletin*|publicidad|suscripcion_al|desuscrib*|spam|promociones|
  newsletter & no|dej*|cancel*|correos|recibir|baja ; mude|mudado|mudanza
2.5 perfil ; ajustes|configuracion

[account_any]
1 @cuenta

[create]
7.5 publicar|subir|crear|poner|postear|anadir|agregar|editar|subo|publico|cargar|pongo|modificar|guardar|renovar ..
  @anuncio|foto*|imagen*|a_la_venta|en_venta|vender|venta|precio ; vender & como|quiero|quisiera|puedo|empezar|cosas ;
  foto*|imagen*|imagenes & anuncio|subir|cargar|publicacion|producto ; nuevo anuncio|producto
7 foto*|imagen* .. subir|cargar|suben|cargan & no|producto|anuncio|deja ; no .. deja|puedo|permite ..
  subir|cargar|publicar|editar|guardar & foto*|producto*|anuncio|imagenes|publicacion

[visibility]
7.5 @anuncio & aparec*|ven|ve|visible*|encuentr*|busqueda*|aprob*|revision|muestra*|desaparec*|oculto*|invisible*|
  pendiente|rechaz*|resultados|visto|publicad*|visitas|vistas|verse|pausad*|listad* ; nadie .. ve|ver|encuentra|compra
  ; sin vistas|visitas ; visibilidad ; menos visitas|vistas
6 @anuncio .. rechazad*|pausad*|oculta|baja|revision

[categorisation]
8 categoria*|seccion|rubro|subcategoria*|categori*

[removal]
7.5 @quitar .. @anuncio ; dar|den|doy .. baja .. @anuncio ; ya vend* & anuncio|publicacion|producto ; @anuncio ..
  vendid*

[removal_dispute]
9 eliminaron|borraron|quitaron|removieron|retiraron|bajaron|dieron_de_baja|sacaron|eliminado|borrado .. @anuncio ;
  @anuncio .. eliminad*|borrad*|removid*|retirad* ; denunci*|report* ..
  anuncio|vendedor|producto|publicacion|falso|pirata ; copi*|rob*|usa* .. mis fotos|imagenes ; derechos autor|de_autor
  ; falsificad* & anuncio|vende|venden ; sin motivo|razon|explicacion|aviso & anuncio|publicacion

[listing_any]
2.5 anuncio*|publicacion*
1 producto*|tienda|articulo*

[dispute]
8 cobr*|cargo*|pag*|descont*|debit*|retir*|cargaron dos|2|doble|veces|tres|duplicad* ; dos|doble|2|duplicad* ..
  cobr*|cargo*|pago*|veces & cobr*|cargo*|pago*|pague|debit*|descont* ; estaf* ; fraude*|fraudulent* ;
  ladron*|robo|robaron|roban ; cargo*|cobro*|compra*|pago*|transaccion|debito .. no|nunca|desconocid*|indebid* ..
  hice|reconozco|autoric*|realice|desconocid* ; cargo*|cobro* .. no|nunca|desconocid*|indebid*|reconozco ; no
  reconozco|autorice|autorize .. cargo*|cobro*|pago*|compra*|transaccion ; vendedor .. no|nunca|desaparecio|quedo ..
  envi*|respond*|contest*|entreg*|mand*|dinero|devol* ; pague .. no|nunca|nada .. envi*|recib*|lleg* ;
  disputa*|contracargo*|reclamo_de_pago ; dinero & desaparecio|robaron|quedo|llevo ;
  falso|falsificado|pirata|imitacion|replica & producto|llego|recibi|vendedor|compre|bolso ; caja|paquete vaci* ;
  cobraron .. de_mas|mas ; pague|pagado & pendiente|impago|no_aparece
7 pague|cobraron|pagado .. dos_veces|doble|2_veces ; victima .. estafa|fraude|robo ; estafa
8 cobraron|cobro|cargaron|descontaron .. no|sin|algo .. compre|pedi|autorice|hice|permiso ; no compre|pedi|autorice &
  cobr*|cargo*|tarjeta

[payment_failure]
8 pago*|tarjeta|pagar|transferencia|checkout|transaccion & rechaz*|no_pasa|fall*|no_deja|error|denegad*|declin*|
  imposible|no_funciona|no_puedo|no_se|no_me|cancelad*|no_acept* ; no .. deja|puedo|logro|permite ..
  pagar|completar|finalizar ; pago .. no .. pasa|proces*|acept*|entra|funciona ; retiro|deposito|pago .. ventas|venta
  & no|llega|recib*|pendiente ; no .. depositado|depositaron|pagado|pagaron & venta* ; tarjeta .. no ..
  pasa|acept*|funciona
6 tarjeta|pago .. no|aceptada|error|pasa|rechaz* ; no .. aceptan|acepta .. tarjeta
7 pago|tarjeta .. rechazad*|fallo|fallido

[overcharge]
7.5 comision*|tarifa*|precio|cobr*|factura|suscripcion|cargo* & mas_alt*|de_mas|incorrect*|mal|equivocad*|acordad*|
  distint*|diferent*|extra|oculto*|demasiado|erron* ; cupon|codigo|descuento|promocion &
  no|aplic*|funciona|invalido|valido|descont*|error ; suscripcion & renov*|cobr*|cancel*

[billing]
7.5 factura*|recibo*|iva|comprobante_de_pago|nota_de_credito|comprobante_de_compra ; metodo*|forma*|medio*
  pago|de_pago ; comision*|tarifa* & cuanto|cual*|que|como ; agregar|cambiar|anadir|actualizar .. tarjeta|metodo ;
  pagar .. con|en .. paypal|cuotas|efectivo|transferencia|tarjeta & puedo|se_puede|como|aceptan ; codigo ..
  descuento|promocional ; suscripcion|membresia & precio|cancelar|cuesta
5 comisiones|tarifas ; factura

[order_status]
7.5 donde|adonde|cuando .. @pedido ; @pedido & donde|lleg*|recib*|cuando|retras*|demor*|perdid*|estado|rastre*|
  seguimiento|entreg*|enviad*|esper*|despach*|dano*|dana*|roto*|incomplet*|falt*|equivocad*|mal ; entregado &
  no|nada|recib*|dice ; no .. llegado|recibido|recibi|llega|llego|ha_llegado ; nada & recibi|recibido|llegado ;
  equivocad*|incorrect*|danad*|rot*|defectuos*|otro|otra & articulo|producto|llego|talla|color|pedido|recibi|mandaron|
  enviaron ; envio & retras*|cuando|estado|demora*|seguimiento ; rastre*|seguimiento|numero_de_guia|guia ; cuando ..
  lleg*|recib*|entreg*|envian ; vendedor .. no .. enviado|despachado|mandado ; repartidor|mensajero|correos|paqueteria
  ; retrasad*|atrasad* ; faltan|falta .. piezas|articulo*|producto*|parte
2.5 pedido*|paquete ; envio ; entrega
6 no .. llegado|llega|llego|llegan & compra|pedido|paquete|producto|envio|mi ; llego|vino|llegaron|recibi .. roto|
  rota|danado|quebrado|mal|abierto|incompleto|equivocado|usado ; roto|rota|quebrado .. producto|articulo|llego
7 falta|faltan .. articulo|producto|pieza|caja|pedido ; cuando recibo|recibire|llega ; recibo mi pedido
7 producto|articulo|pedido|paquete danado|roto|abierto|incompleto|equivocado|perdido

[refund]
8 reembols*|rembols*|reenbols*|reintegr*|reembolz* ; devuelv*|devolv*|devolucion*|regres*|devoluciones ..
  dinero|plata|importe|compra|producto|articulo|pago|como|hago ; devolucion*|devolver|devuelvan ; mi dinero|plata ;
  cambi* .. talla|producto|articulo|otro|prenda|zapatos ; garantia ; queda chic*|grande|pequen*|mal ; no ..
  corresponde|describe|es_como & descripcion|foto*|producto|anuncio ; compensacion|indemniz* ; dejo
  de_funcionar|funcionar
8 devuelven|devolver|regresan|reintegran .. plata|dinero|lana|importe ; la|mi plata|dinero & cuando|devuelv*|quiero

[refund_policy]
9 politica*|condicion*|plazo .. devolu*|reembolso*|cambio* ; cuantos dias .. devolver|cambiar

[cancellation]
8 cancel* ; anul* ; cancelen|canselar|canselen ; desist* ; ya_no .. quiero|necesito & pedido|compra|producto ; error &
  compr*|pedi|pedido & mio|por|sin_querer ; sin_querer|equivoque & pedido|compra|compre|pedi ; deshacer ..
  compra|pedido
7 ya no quiero ; no quiero .. pedido|compra|producto & ya|mas

[transaction_any]
1 vendedor*|comprador*|pague|pago|dinero|compra|compre|pedido

[error]
7.5 error*|fallo*|bug* & pagina|carrito|cuando|abro|sale|aparece|codigo|mensaje|clic|da|404|500|sistema ; boton*|
  pagina|formulario|enlace|busqueda|carrito|imagen*|filtro*|chat|mensajes|foto* & funciona*|error|no|blanco|carga|
  abre|responde|vacio|envia*|deja|clic ; pagina .. blanco ; no funciona|sirve|anda|responde ; problema tecnico ; algo
  salio mal
6 pantalla|pagina .. blanco|blanca|negra ; aparece|sale|muestra .. error|pantalla|mensaje

[outage]
9 caid*|se_cayo|cayo|tumbad* ; pagina|sitio|web|sistema|plataforma|servidor* .. caid*|fuera|abajo|no_responde|
  inaccesible|no_disponible|colgad* ; fuera de_servicio|linea|servicio ; nada funciona|carga|abre|sirve ; no
  carga|abre|funciona .. nada ; nadie|todos|companeros & puede*|entrar|funciona|acceder|vender|sistema|pagina|caid* ;
  servidor* ; no .. puedo|podemos|se_puede .. acceder|entrar|abrir .. pagina|sitio|web|plataforma ; sitio|web|pagina
  no .. carga|abre|funciona
8 funciona|anda|carga|sirve & pagina|sitio|web|sistema|plataforma & nadie|nada|todos|no ; para nadie|todos

[performance]
8 lent* ; tarda*|demora* .. cargar|abrir|mucho|minutos|segundos|eternidad &
  cargar|pagina*|abrir|web|sitio|carga*|imagenes ; se_traba|traba*|se_cuelga|congela* ; lentitud
7 muy despacio|lento|lenta ; despacio ; todo va .. despacio|lento

[app]
8 app|aplicacion|celular|movil|telefono|android|iphone|tablet & cierra|abre|funciona|actualiz*|crash*|instal*|
  notificacion*|bloquea|no|congela|cuelga|pantalla|error|descarg* ; se_cierra|cierra_sola ; notificaciones push
2.5 app|aplicacion
7 app|aplicacion .. traba|cierra|congela|cuelga|abre|funciona

[inquiry]
7.5 horario*|hora*_de_atencion ; hacen|envian|venden|tienen|aceptan|entregan|ofrecen|realizan|abren .. envio*|a|en|
  tienda*|el|sucursal*|chile|mexico|internacional*|garantia|los ; numero .. telefono|contacto|atencion|llamar ;
  contactar*|comunicar*|hablar|llamar & como|con|puedo|alguien|persona|agente|vendedor|ustedes|quiero ;
  pregunta*|consulta*|duda* ; informacion|info|informes & sobre|quisiera|mas|quiero|necesito|como|acerca ; como ..
  funciona|vender|trabaj* ; donde .. oficina*|tienda*|ubicad*|estan|quedan ; cuanto .. cuesta|tarda|sale|demora &
  envio|entrega|a|normalmente ; tarjeta* regalo ; puntos|recompensas|referidos & como|que|usar ; trabajar ..
  ustedes|con|empleo|vacante*|alianza ; diferencia entre ; es seguro|confiable
1.5 hola|buenas|buenos ; saber|quisiera
1 que|como|cuando|donde|cual*|cuanto*|puedo|hacen
6 contra entrega|reembolso ; puedo pagar|recoger|comprar|pasar ; cuanto cuesta ; tienen tienda ; a que hora
6 tienda fisica ; tienen .. tienda|sucursal|local|envio|stock

[feature_request]
9 estaria|seria|estaria_bien|quedaria .. bien|bueno|genial|ideal|util|excelente|chevere|padre|increible|poder|tener|
  que ; sugerencia*|sugier*|idea|propuesta|propongo ; agreguen|anadan|pongan|implementen|incorporen|agregar|agregaran|
  incluyan .. modo|opcion|funcion|filtro*|boton|un|una|idioma ; modo oscuro|noche ; podrian|pueden|deberian ..
  agregar|anadir|poner|incluir|tener|permitir|ofrecer|implementar ; me_gustaria|gustaria|ojala ..
  poder|pudier*|hubiera|que|tener|ver|poder|opcion ; funcion|opcion nueva|falta|para|de ; falta ..
  opcion|funcion|boton|filtro ; nueva funcion*
7 gustaria .. hubiera|hubiese|tener|poder|agregar|lista ; lista .. deseos ; filtro por

[feedback]
8 excelent*|buen*|gran|magnific*|increible*|genial*|rapid*|pesim*|mal*|terribl*|horribl*|fatal|deficient* servicio|
  atencion|pagina|trabajo|equipo|experiencia|entrega|aplicacion|soporte|trato ;
  servicio|atencion|experiencia|trato|soporte .. excelent*|buen*|pesim*|mal*|terribl*|horribl*|fatal|groser*|
  deplorable|increible|rapid* ; gracias & mucha*|servicio|ayuda|equipo|todo|excelente|rapid*|resolver|por ;
  felicit*|enhorabuena ; groser*|maleducad*|irrespet*|antipatic*|descort*|mal_educad*|incompetent* ;
  decepcion*|inconforme|descontent* ; queja*|quejar*|reclamo & empleado|agente|servicio|atencion|contra|chica|sobre|de
  ; encanta|encanto|gusta|gusto .. pagina|diseno|nuevo|nueva|app|servicio ; nunca mas .. compr* ;
  recomiendo|recomendable|satisfech*|content* ; nuevo diseno ; opinion
7 mala|buena|excelente|pesima|gran|terrible|increible experiencia|atencion ; muy buen*|mal* ; todo
  perfecto|bien|excelente

[?asks]
1 como|que|cual*|cuando|donde|cuanto* ; puedo|se_puede|pueden|podria*|hay

[?trouble]
1 no|nunca|nadie|sin|error*|rechaz*|bloque*|imposible|esperando|todavia|aun|nada|problema*|fall*|porque|por_que|llevo|
  desde
"""
