"""Which ideas together mean a wish to talk elsewhere. The notation is described in `rules`."""

RULES = """
0.75 invite !trade
0.8 talk>on/me>messenger !ware !content !fan
0.8 find/move>messenger !ware !content !fan
0.75 talk>messenger & me/may !ware !content !fan
0.75 talk/give+messenger !ware !content !fan
0.8 haveyou>messenger !ware !content !fan !trade
0.75 move>on=private=question/end !content
0.8 messenger>hasit !ware !content
0.8 me+messenger !ware !content !trade !fan
0.75 haveyou=private=question/end
0.75 give>on=messenger !ware !content !fan
0.75 messenger=me/talk !ware !content !fan
0.75 handier & messenger !ware !content !fan
0.75 named & messenger !ware !content !fan
0.75 handier & maybe & me/talk !ware !content !fan !saying
0.7 begin=messenger=question !content
0.75 your=messenger=question !fan
0.75 ask>your=maybe=question/end
0.75 messenger=onpost>talk/give/find !ware !content
0.75 talkme>on>maybe/messenger !ware !content !saying
0.75 may>on>maybe/messenger>talk/move !ware !content !saying
0.75 give/ask>your>messenger !ware !content !fan
0.75 giveme>messenger !ware !content !fan
0.75 talk/move/find>on>maybe & me/your/may !ware !content !fan !saying
0.75 talk>me>on>maybe !ware !content !fan !saying
0.75 talk/move>outside>site !trade
0.75 talk/move>off+site/here !trade
0.75 off+site & may & talk/find/call !trade
0.75 talk/find/call & me/you & outside>site/here !trade
0.75 talk/find/call & me/you & off+site/here !trade
0.75 talk>elsewhere !trade
0.75 visit & noapp/notown/nothere
0.75 otherway & talk/find/call>you !trade
0.75 on=messenger>give/talk & you/picture/me !ware !content !fan
0.75 on=messenger=may & give !ware !content !fan
0.6 begin=on=messenger=end !fan !content
0.75 call>on>messenger !ware !content
0.75 messenger=you !ware !content !fan
0.7 maybe=mee !content
# A number or an address is asked for.
0.75 give/ask>your>number/mail !trade !picture
0.75 giveme>your>number/mail !trade !picture
0.75 yournumber & give/ask/call/talk/haveyou !trade
0.75 number & call>you !helpdesk
0.75 swap>numbers !trade
0.75 numbers>swap !trade
0.75 me>your>number>give !trade
0.75 give/ask>number>your !trade
0.75 your>number & call/talk/give !trade
0.75 give/ask>number/mail & call/talk !trade !helpdesk
0.75 your>mail>give & me !trade
0.75 haveyou>mailbox & question !trade
0.75 give/ask>mailbox !trade !helpdesk
0.75 whichmail & may !trade
0.75 whichmail>you>give !trade
0.75 whichmail>use>give !trade
0.75 talk/call>me>number !trade
0.75 give>you>me>number/mail !trade
0.75 me>give>number/mail & me !trade
# A number is to be found in a picture, or talked about aloud.
0.8 number/mail>picture & me/call/talk !trade
0.8 picture>me>number/mail !trade
0.75 shown>picture !trade
0.7 me=number & picture !trade
0.75 named>picture & me !trade
0.75 call>number>picture !trade
0.75 number & picture & call !trade
0.75 may>byphone !trade
0.75 byphone & handier/talk !trade
# Another shop of the same person.
0.75 find>me>othershop !trade !content
0.75 me=othershop !trade !ware !content
"""
