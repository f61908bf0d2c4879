"""Portuguese, of Portugal, Brazil and Africa."""

TABLE = """
@nao = nao|nunca|ninguem|nada|nenhum|nenhuma|impossivel|sem|ainda|n|num|jamais
@conta = conta*|perfil|cadastro|acesso|usuario|utilizador
@anuncio = anuncio*|publicacao|publicacoes|produto*|artigo*|oferta*|loja|item|itens
@pedido = pedido*|encomenda*|compra*|pacote*|produto*|entrega*|envio*|artigo*|mercadoria|item|vestido|sapato*|camisa
@tirar = retir*|remov*|apag*|exclu*|elimin*|tir*|delet*|desativ*

[login]
7 entrar|acessar|aceder|acesso|login|logar|iniciar|entro|acesso|conectar &
  conta|sessao|perfil|nao|consigo|cadastro|senha ; senha*|palavra_passe|password|palavra|passe & esqueci|esquec*|
  perdi|recuper*|redefin*|nao|errada|incorreta|chega|nova|trocar|invalida|passe ; senha ; conta|acesso|perfil &
  bloque*|suspens*|desbloque*|desativad*|banid*|restrit*|inativa ; regist*|cadastr* &
  consigo|conta|como|nao|email|novo|fazer ; criar|abrir .. conta|cadastro ; codigo|email|sms|link &
  verificacao|confirmacao|ativacao|recuperacao|acesso & nao|chega|recebi|recebo|codigo ; recuperacao ; fazer login
2 login|logar
6 lembro|lembrar|recordo .. senha|palavra|email|login ; codigo .. nao .. chega|recebo|recebi|chegou ; codigo ..
  confirmacao|verificacao|acesso
3 codigo
7 fazer|consigo login|entrar|acessar ; nao .. login|logar|entrar|acessar

[verification]
7.5 documento*|identidade|passaporte|rg|cpf|cnh|comprovante|comprovativo|selfie|cartao_de_cidadao|
  bilhete_de_identidade & recus*|rejeit*|verific*|valid*|aceit*|envi*|aprov*|residencia|morada|pendente|analise|
  identidade|preciso ; verific* .. conta|identidade|documento*|perfil|vendedor|empresa ; valid* ..
  identidade|conta|documento* ; verificacao
3 identidade
6 ainda nao .. verificad* ; verificad* & nao|ainda|conta|perfil|rg

[security]
8 hacke*|hackea*|hakea* ; invad*|pirate*|clonad*|clonaram ; phishing|usurp* ;
  alguem|desconhecido|outra_pessoa|terceiro .. entrou|acess*|mud*|us*|troc*|alter*|compr* ; roubaram|roubad*|furt* ..
  conta|identidade|dados|celular|telemovel|senha|telefone ; acesso|dispositivo|login|atividade|sessao|email|mensagem|
  compra* .. desconhecid*|nao_conheco|suspeit*|estranh*|falso|falsa|nao_reconheco|nao_autorizad* & acesso|dispositivo|
  login|atividade|sessao|email|mensagem|link|pagina|senha|conta ; email|mensagem|sms|ligacao|site
  falso|falsa|suspeit*|fraudulent* ; nao fui eu ; mudaram|trocaram|alteraram .. senha|email|e_mail|palavra|dados ;
  em|no meu nome ; meus dados & vaz*|expost*|outros|passei|dei ; cliquei .. link
7 hack* .. conta|perfil ; alguem .. conta|perfil|senha ; compras|pedidos .. nao .. fiz & conta
11 conta|perfil|cadastro .. roubada|roubado|hackeada|invadida|clonada|furtada

[security_help]
7 verificacao|autenticacao .. duas|dois|etapas|fatores ; proteger .. conta

[profile]
7 mud*|alter*|atualiz*|troc*|corrig*|editar|modific* .. endereco|morada|nome|sobrenome|apelido|numero|telefone|email|
  e_mail|foto|perfil|dados|telemovel|celular|cadastro|idioma ; @tirar|encerrar|fechar|cancelar|excluir ..
  conta|perfil|dados|cadastro ; newsletter*|propaganda*|spam|publicidade|promocoes &
  parar|nao|deixar|cancelar|receber|emails ; mudei .. casa|endereco|morada
2 perfil ; definicoes|configuracoes

[account_any]
1 conta|cadastro

[create]
7.5 publicar|criar|colocar|anunciar|postar|por|coloco|subir|editar|inserir|carregar|adicionar|cadastrar|publico|crio|
  guardar|salvar|renovar .. @anuncio|foto*|imagem|imagens|a_venda|venda|vender ; vender &
  como|quero|posso|gostaria|comecar ; foto*|imagem|imagens & anuncio|carregar|subir|enviar|produto ; a venda &
  como|coloco|por|meter ; novo anuncio
7 foto*|imagem|imagens .. carreg*|sobem|envia* & nao|produto|anuncio ; nao .. consigo|deixa|da ..
  publicar|anunciar|editar|carregar|colocar & anuncio|produto|foto*

[visibility]
7.5 @anuncio & aparec*|visivel|visiveis|ve|ver|veem|pesquisa|busca|aprov*|analise|encontr*|sum*|desaparec*|ocult*|
  invisivel|pendente|rejeitad*|resultados|recusad*|visualiz*|moderacao|mostrad* ; ninguem .. ve|ver|encontra|acha ;
  sem visualizacoes|visitas ; visibilidade
6 @anuncio .. analise|recusad*|rejeitad*|sumiu|desapareceu|oculto ; em analise & anuncio|produto

[categorisation]
8 categoria*|seccao|secao|subcategoria*|categori*

[removal]
7.5 @tirar .. @anuncio ; ja vend* & anuncio|produto ; @anuncio .. vendid*

[removal_dispute]
9 removeram|apagaram|retiraram|excluiram|tiraram|eliminaram|derrubaram|deletaram .. @anuncio ; @anuncio ..
  removid*|apagad*|retirad*|excluid*|eliminad* ; denunci*|report* .. anuncio|vendedor|produto|falso|loja ;
  copi*|roub*|us* .. minhas fotos|imagens ; direitos autorais|de_autor ; falsificad*|pirata & anuncio|vende|vendendo

[listing_any]
2 anuncio*
1 produto*|loja|artigo*

[dispute]
8 cobr*|pag*|debit*|descont* duas|2|dobro|vezes|tres|duplicad* ; duas|2|dobro|duplicad* .. cobr*|pagamento*|vezes &
  cobr*|pagamento*|paguei|debit*|descont* ; golp*|burl*|estelionat* ; fraude*|fraudulent* ;
  ladrao|ladroes|roubo|roubaram|roubad* ; cobranca*|compra*|pagamento*|debito|transacao ..
  nao|nunca|desconhecid*|indevid* .. fiz|reconheco|autoriz*|conheco|desconhecid* ; nao|nunca reconheco|autorizei|fiz
  .. cobranca*|pagamento*|compra*|debito|transacao ; cobranca indevida ; vendedor ..
  sumiu|nao|nunca|desapareceu|bloque* .. envi*|respond*|entreg*|mand*|dinheiro|devol* ; vendedor sumiu|desapareceu ;
  paguei .. nao|nunca|nada|sumiu .. receb*|envi*|cheg*|vendedor ; disput*|contest*|estorno_do_cartao|chargeback ;
  dinheiro & sumiu|desapareceu|ficou|roubaram|levou ; falso|falsificado|pirata|imitacao|replica &
  produto|recebi|vendedor|comprei|bolsa|chegou ; caixa vazia ; cobraram a_mais ; paguei|pago &
  pendente|nao_consta|nao_pago
7 cai|caimos|vitima|sofri .. golpe|fraude|burla ; debitaram|cobraram|descontaram|pagamento duas|2|dobro
9 compra|cobranca|debito|pagamento .. nao .. fui_eu|fiz|autorizei|reconheco & cartao|conta|compra|cobranca ; cartao &
  nao_fui_eu|nao_fiz|nao_reconheco|desconhecida

[payment_failure]
8 pagamento*|cartao|pagar|transferencia|pix|boleto|multibanco|mbway|checkout|transacao & recus*|nao_passa|falh*|
  negad*|erro|rejeit*|nao_funciona|nao_consigo|impossivel|nao_da|nao_vai|nao_foi|nao_aceit*|declinad* ; nao ..
  consigo|deixa|posso|da .. pagar|finalizar_a_compra|concluir_o_pagamento ; saque|repasse|pagamento .. vendas &
  nao|receb*|atras*|cair|pendente|cadê ; cartao|pagamento .. nao .. passa|aceit*|funciona|process*
7 pix|cartao|pagamento|boleto .. nao|aceito|recus*|erro ; nao .. pagar & consigo|deixa|da

[overcharge]
7.5 taxa*|comissao|preco|fatura|assinatura|valor|frete & a_mais|errad*|alta|maior|incorret*|diferente|combinad*|
  escondid*|demais ; cupom|codigo|desconto|promocao|cupao & nao|aplic*|funciona|invalido|valido|erro ;
  assinatura|subscricao & renov*|cobr*|cancel* ; cobraram .. taxa|mais|frete

[billing]
7.5 fatura*|recibo*|nota_fiscal|iva|comprovante_de_pagamento|nf|factura*|notas_fiscais|boleto_para ;
  forma*|metodo*|meio* pagamento|de_pagamento ; taxa*|comissao|comissoes & qual|quais|quanto|como ;
  adicionar|mudar|trocar|cadastrar .. cartao|metodo ; pagar .. com|por ..
  paypal|pix|parcelas|parcelado|boleto|prestacoes & posso|da|aceitam|como ; parcelar|parcelas|parcelamento|parcelado ;
  codigo .. desconto|promocional ; assinatura|plano & preco|cancelar|custa

[order_status]
7.5 onde|cade|quando .. @pedido ; @pedido & onde|cheg*|receb*|quando|atras*|perdid*|estado|status|rastre*|entreg*|
  enviad*|esper*|despach*|danificad*|quebrad*|partid*|incomplet*|falt*|errad*|trocad*|extraviad* ; entregue &
  nao|nada|recebi|consta|diz ; nao .. chegou|recebi|chegar|recebido ; nada & recebi|chegou ;
  veio|chegou|recebi|mandaram|enviaram .. errad*|quebrad*|danificad*|defeito|trocad*|outro|outra|incomplet*|partid* ;
  rastre*|rastreamento|seguimento|codigo_de_rastreio|transportadora|correios|ctt ; quando ..
  cheg*|receb*|entreg*|envia* ; vendedor .. nao .. enviou|despachou|mandou ; entrega &
  atras*|quando|prazo|previst*|demora* ; atrasad* ; falt* .. peca*|produto*|parte|item
2 encomenda|pedido ; entrega|envio
6 atrasad* ; chegou|veio|recebi|chegaram .. quebrad*|partid*|danificad*|errad*|avariad*|usado|incomplet* ;
  encomenda|pedido|entrega .. atras*|demora*
7 entregador|motoboy|carteiro|transportadora ; disse .. entregou ; nao recebi ; falta|faltou|faltando ..
  item|produto|peca

[refund]
8 reembols*|rembols*|restitu*|estorn*|ressarc* ; devolv*|devoluc* .. dinheiro|produto|valor|compra|artigo|como|quero ;
  dinheiro .. volta ; meu|o dinheiro .. devolv*|volta|quero ; devolver|devolucao|devolvam|devolvi ; troc* .. produto|
  tamanho|vestido|sapato*|roupa|peca|camisa|por_outro|numero ; garantia ; ficou|fica grande|pequeno|pequena|apertad* ;
  nao .. corresponde|igual|como & descricao|foto*|descrito|anuncio ; compensacao|indeniz* ; parou
  de_funcionar|funcionar|trabalhar ; arrepend*
6 quando .. estorno|reembolso|dinheiro ; estorno
8 devolver|trocar .. tenis|produto|sapato*|roupa|vestido|camisa|artigo|compra|item|o|a
7 pedido de reembolso|devolucao|estorno

[refund_policy]
9 politica*|condic*|prazo .. devoluc*|reembolso*|troca* ; quantos dias .. devolver|trocar

[cancellation]
8 cancel* ; canselar|cansela ; anul* ; desist* ; nao quero .. mais & pedido|compra|produto ; comprei|pedi ..
  errado|engano|sem_querer|enganado ; desfazer .. compra|pedido
6 desisti|desistir|desisto .. compra|pedido

[transaction_any]
1 vendedor*|comprador*|paguei|dinheiro|compra|comprei|pedido

[error]
7.5 erro*|falha*|bug* & pagina|carrinho|quando|aparece|codigo|mensagem|clico|da|404|500|sistema|um ; botao|botoes|
  pagina|formulario|link|pesquisa|busca|carrinho|imagem|imagens|filtro*|chat|mensagens & funciona*|erro|nao|branco|
  carrega|abre|responde|vazi*|envia|clic* ; pagina .. branco ; nao funciona|responde ; problema tecnico ; algo
  deu_errado|errado
7 da erro|problema ; erro ao|quando|em

[outage]
9 fora do_ar|do|ar|servico ; site|pagina|sistema|plataforma|servidor* .. fora|caiu|caido|abaixo|inacessivel|
  indisponivel|em_baixo|down|nao_responde ; caiu & sistema|site|todo|todos ; nada funciona|carrega|abre ;
  ninguem|todos|todo_mundo|colegas & consegue|entrar|funciona|acessar|aceder|vender|sistema|site|caiu ; servidor* ;
  nao .. consigo|conseguimos|da .. aceder|acessar|abrir|entrar .. site|pagina|plataforma ; site|pagina nao ..
  carrega|abre|funciona|entra ; inacessivel|indisponivel
7 sistema|site|plataforma .. ar|caiu|fora|todos

[performance]
8 lent* ; demora* .. carregar|abrir|muito|minutos|segundos|seculos & carregar|pagina*|abrir|site|imagens ;
  trava*|travando|congela* ; lentidao ; devagar
7 demora .. abrir|carregar ; muito lent*|devagar
7 lento|lenta demais|muito

[app]
8 app|aplicativo|aplicacao|celular|telemovel|android|iphone|tablet & fecha|abre|funciona|atualiz*|crash*|instal*|
  notificac*|bloqueia|nao|trava*|congela|ecra|tela|erro|baixar|encerra ; fecha sozinh* ; notificacoes push
2 app|aplicativo
8 app|aplicativo .. trava|fecha|abre|funciona|erro

[inquiry]
7.5 horario* ; fazem|enviam|vendem|tem|aceitam|entregam|oferecem|abrem|voces .. entreg*|para|em|loja*|envi*|ao|angola|
  mocambique|portugal|brasil|internacional*|garantia|no|na ; numero .. telefone|contacto|contato|atendimento|ligar ;
  contact*|contat*|falar|ligar & como|com|posso|alguem|pessoa|atendente|vendedor|voces|quero ;
  pergunta*|duvida*|questao ; informac*|info & sobre|gostaria|mais|quero|preciso|queria ; como ..
  funciona|vender_com|ser_parceiro ; onde .. escritorio*|loja*|fica*|localiz* ; quanto .. custa|tempo|demora &
  envio|entrega|frete|para|normalmente ; cartao|vale presente|oferta ; pontos|recompensa*|fidelidade & como|usar ;
  trabalhar .. voces|com|vaga*|emprego|parceria* ; diferenca entre ; e seguro|confiavel
1.5 ola|bom_dia|boa_tarde ; saber|gostaria
1 qual|quais|como|quando|onde|quanto*|posso|voces
6 posso retirar|levantar|pagar|buscar|comprar ; retirar|levantar .. loja ; a que horas ; quanto custa
6 loja fisica ; voces tem|entregam|vendem

[feature_request]
9 seria|ficaria|era|estaria .. bom|otimo|legal|bem|ideal|util|excelente|fixe|interessante|incrivel|poder|ter|que ;
  sugest*|sugiro|ideia|proposta ; adicionem|coloquem|implementem|acrescentem|incluam|ponham|adicionar ..
  modo|opcao|funcao|filtro*|botao|um|uma|idioma|funcionalidade ; modo escuro|noturno ;
  podiam|poderiam|deviam|deveriam|podem .. adicionar|colocar|incluir|ter|permitir|oferecer|implementar|por ;
  gostaria|gostava|queria .. poder|pudesse|que|houvesse|ver_uma ; funcionalidade*|nova funcao ; falta ..
  opcao|funcao|botao|filtro
7 poderiam|podiam|podem .. colocar|adicionar|por|criar|fazer .. filtro|opcao|modo|lista|botao ; filtro por

[feedback]
8 excelente*|bom|boa|otim*|maravilhos*|incrive*|rapid*|pessim*|mau|ma|terrive*|horrive*|ruim|fraco servico|
  atendimento|site|trabalho|equipe|equipa|experiencia|entrega|aplicativo|suporte ;
  servico|atendimento|experiencia|suporte|equipa|equipe .. excelente*|bom|otim*|pessim*|mau|terrive*|horrive*|ruim|
  grosseir*|pessimo|rapid*|maravilh* ; obrigad* & muito|servico|ajuda|equipa|equipe|tudo|rapid*|resolver|por|pela|pelo
  ; parabens|felicit* ; grosseir*|mal_educad*|malcriad*|rude|desrespeit*|incompetent*|antipatic* ;
  decepcion*|desilud*|desapontad* ; reclamacao|queixa & funcionari*|atendente|servico|atendimento|contra|sobre ;
  adorei|amei|adoro|gostei .. site|design|novo|nova|app|servico|visual ; nunca mais .. compr* ;
  recomendo|satisfeit*|contente ; novo design|visual|layout ; opiniao
7 adorei|amei|gostei|detestei|odiei .. atendimento|servico|site|app|tudo ; experiencia
  horrivel|ruim|otima|boa|pessima|ma

[?asks]
1 como|que|qual|quais|quando|onde|quanto* ; posso|pode|podem|poderia*|ha|tem

[?trouble]
1 nao|nunca|ninguem|sem|erro*|recus*|bloque*|impossivel|espera|ainda|nada|problema*|falh*|porque|por_que
"""
