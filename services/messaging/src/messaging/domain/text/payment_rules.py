"""Which ideas together mean that money is to pass the platform. The notation is described in `rules`."""

RULES = """
# A service that carries money from person to person, and anything that makes it more than a word.
0.8 between & me/your/you/pay/give/ask/use/cancel/fee/cheaper/details/cash/ownable !ware !refund !own
0.55 between !ware !refund !own
0.8 between & mark>finished
# A way that a checkout may offer too.
0.8 ownable & details !refund !own
0.75 ownable & direct/cash/toaccount !refund !own !delivery
0.75 ownable & avoid>fee !refund !own !delivery
0.75 ownable & cancel !refund !own
0.75 give/ask>your>ownable !refund !own !ware
0.75 giveme>ownable !refund !own !ware
0.75 haveyou>ownable & give/pay/outside !refund !own !ware
0.75 give/pay>ownable & me/you !refund !own !ware
0.75 pay/use>me>ownable !refund !own !ware
0.75 ownable>me>detail !refund !own
0.75 payme>details !refund !own
0.75 payme>ownable/cash/direct/bank/offsite !refund !own !soon
0.75 coin & me/avoid/outside/give/ask !refund !own !ware
0.75 card & avoid/outside/pay>me !refund !own !ware
0.75 card/scamcard & give>code/picture !refund !ware
0.7 give/pay>scamcard !refund !ware !own
0.75 coin>suits/use !refund !own !ware
0.7 pay>coin !refund !own !ware
0.75 invoiceme>direct/outside
0.75 invoiceme & avoid>fee
0.75 cancel & billyou & direct/cheaper/me
0.75 ownable & cheaper !refund !own !delivery
0.75 iaccept>ownable/coin/card !refund !own
0.75 card/scamcard/ownable/coin>aspay !refund !own
0.75 ownable/coin>suits & me/pay/give !refund !own
0.75 ownable>suits !refund !own !ware
0.75 ownable+tome
0.75 ownable+me !refund !own !ware
0.75 ownable>ownable & suits !refund !own
# Numbers that money is sent to.
0.85 bank & details !refund !own
0.85 detail & details !refund !own
0.75 pay/give>me>bank/detail !refund !own !returned
0.75 pay/give>bank/detail & me !refund !own
0.75 give/ask>your>detail !refund !own
0.75 your>detail & pay/give !refund !own
0.75 give>me>detail !refund !own
0.75 you+give>detail !refund
0.75 giveme>detail !refund !own
0.75 give>detail & pay !refund !own
0.75 give>detail & you/direct !refund !own !trade
0.75 detail>give !refund !own !trade
0.75 transfer>tome !refund !own !back !trade !ware
0.75 transfer+me/you !refund !own !back !trade !ware
0.75 pay>toaccount !refund !own !returned
0.75 transfer>detail & cheaper !refund !own
0.75 direct & toaccount !refund !own
0.75 toaccount & bank/detail !refund !own
0.75 cancel & detail/toaccount/bank !refund !returned
# Around the platform.
0.8 outside>site & pay/deal/cash/between/ownable/cheaper/fee/direct/details !refund
0.8 off+site & pay/deal/cash/between/ownable/cheaper/fee/direct/details !refund
0.75 off+here & pay/deal/cash/cheaper/direct !delivery !refund
0.75 outside>here & pay/deal/cash/cheaper/direct !delivery !refund
0.75 site>outof & pay/deal/cash/cheaper/direct !delivery !refund !own
0.6 notown !refund
0.7 nothere & pay/cash/between/ownable/giveme/give/details/transfer
0.6 nothere
0.75 pay+offsite !refund !own !delivery
0.75 offsite & fee/feeless !refund !delivery
0.8 notown & pay/deal/cash/between/ownable/cheaper/direct !delivery !refund
0.75 pastcheckout & pay/cash/direct/money/transfer/between/ownable/coin !delivery
0.75 avoid>escrow !refund
0.75 escrow>noneed !refund
0.75 noneed>escrow !refund
0.75 noneed>site & cash/giveme/direct/between !refund
0.75 site>noneed & cash/giveme/direct/between !refund
0.75 site>skip & cash/direct/cheaper/between !refund !delivery
0.75 cash>skip>site !refund !delivery
0.75 skip+site & cash/direct/cheaper/deal !refund !delivery
0.75 site>takes>direct/avoid/cash/outside !refund !delivery !asking
0.75 site>spared>fee & pay/deal/cash/direct/between !refund !asking
0.75 ad>remove & pay/cash/between/direct !refund
0.75 remove>ad & pay/cash/between/direct !refund
0.8 cash & cancel/feeless !refund
0.8 cash & mark>finished
0.75 cash & cheaper !refund !own !delivery
0.75 here/own/site>amount>cash/between/direct>amount !refund !delivery
0.75 amount>here/own/site>amount>cash/ownable/between/direct !refund !delivery
0.75 amount>cash/between/direct>amount>here/own/site !refund !delivery
0.75 part>here/own/site & cash/direct/between/toaccount !refund !delivery
0.75 avoid/skip>percent & direct/deal/cash/pay/between !refund !delivery
0.75 privatesale & fee/cheaper/cash/pay/between !refund
0.75 pay>pickup & cash !refund !own !delivery !may
0.75 me>pay & cash !refund !own !delivery !back
0.75 cash & fee !refund !own !delivery
0.75 cash & direct !refund !own !delivery
0.75 cash & outside>site !refund !own !delivery
0.75 pay/give>me/you>cash !refund !own !delivery !back
0.75 giveme>cash !refund !own !delivery !back
0.75 give>me/you>money & pickup !refund !own !back
0.75 cancel & pay>me !refund !back
0.75 cancel & settle !refund
0.75 avoid>fee & direct/pay/cash/deal/me/cheaper/between/ownable/details !refund !own !delivery
0.75 fee>skip & direct/pay/cash/deal/me/cheaper/between/ownable/details !refund !own !delivery
0.75 feeless & direct/pay/cash/deal/me/cheaper/between/ownable !refund !own !delivery
0.75 cancel>here & cheaper/cash/direct/pay/between/ownable !refund
0.75 cancel & direct/between !refund !delivery
0.75 cancel & ownable & cheaper !refund
0.75 mark>finished & ownable/between/cash/toaccount
0.75 finished>mark & ownable/between/cash/toaccount/irefund
0.75 mark & you+give & ownable/between/cash !refund
0.75 mark & give+you & ownable/between/cash !refund
0.75 dispute & transfer/between/cash/irefund/ownable/money
0.75 mark>finished & pay>you
0.75 mark>finished & irefund
0.75 mark>finished & pay & back
0.75 pay>me/you>direct !refund !own !delivery !soon
0.75 pay>me+outside/pickup !refund !own !delivery
0.75 pay>me>pickup !refund !own !delivery
0.75 pay>direct & me/your/deal/outside !refund !own !delivery !soon
0.75 pay+direct !refund !own !delivery !soon
0.75 direct>pay !refund !own !delivery
0.75 deal>direct !refund !own !delivery
0.75 direct>deal !refund !own !delivery
"""
