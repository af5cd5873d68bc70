"""The ways in which the press says that a member did something: data, with examples that are its tests.

A row fires when its trigger's lemma fits, the actor stands in one of its roles, ``need`` is found in the masked clause
and ``bar`` is not. Roles: ``s`` does it, ``o`` it is done to him, ``a`` stands elsewhere in the clause, ``v`` says it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from whipcount.reader.types import ClaimType as T

__all__ = ["GO", "PATTERNS", "Pattern"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of saying one thing."""

    type: T
    roles: str
    trigger: re.Pattern[str]
    need: re.Pattern[str]
    bar: re.Pattern[str] | None


def _p(type_: T, roles: str, trigger: str, need: str = "", bar: str = "") -> Pattern:
    return Pattern(type_, roles, re.compile(rf"(?:{trigger})"), _own(need), _own(bar) if bar else None)


def _own(words: str) -> re.Pattern[str]:
    """Let *his* or *her* be the person's own."""
    return re.compile(words.replace("his|her", "his|her|A"))


_POST = (
    r"\b(?:secretary|minister\w*|chancellor|cabinet|government|front ?-?bench\w*|whip|post|role|job|position|office|pps|aide|"
    r"envoy|chair\w*|vice-chair\w*|spokes\w+|solicitor|attorney|general|brief|portfolio|deputy|treasurer|ministry|treasury|"
    r"private secretary|adviser|tsar|team|committee|leader of the (?:commons|house))\b"
)
_MP = r"\b(?:mp|member of parliament|seat|commons|parliament|constituency|chiltern hundreds|northstead|by-election|byelection)\b"
GO = (
    r"(?:resign|quit|go\b|step (?:down|aside|back)|stand (?:down|aside)|leave|depart|make way|fall on|do the (?:decent|right|honourable)|"
    r"consider (?:his|her|their|L|his own) (?:own )?(?:position|future)|throw in|be replace|be remove|pack (?:his|her)|"
    r"hand over|bow out|give way|be go\b|get out|clear (?:his|her)|walk away|call it a day|name (?:a|the) (?:day|date))"
)
_WHIP = r"\bwhip\b"
_NOT_WHIP_JOB = r"(?:chief|government|deputy|assistant|opposition|senior|junior|as a|former) whip"
_LETTER = (
    r"(?:letter|note|missive|request)\b.*(?:no[ -]{0,3}confidence|1922|[AMX]|chair|brady|confidence|committee|leadership (?:contest|election|ballot|challenge))"
    r"|(?:no[ -]{0,3}confidence).*(?:letter|note)|letter (?:be )?in\b|(?:letter|it) (?:be |have )?(?:go|go in)\b"
)
_ELECTION = (
    r"(?:next|forthcoming|coming|upcoming|general|2005|2010|2015|2017|2019|2024|2028|2029) (?:\w+ )?election|election"
)

_BAD = (
    r"(?:\bwrong\b|fail|failure|\bweak\b|unfit|not fit|incapable|incompeten\w+|mislead|misled|\blie\b|liar|lose (?:touch|it|the)|out of touch|"
    r"break|betray\w*|no idea|not (?:\w+ )?(?:serious|up to|fit|listen|understand|good enough)|mistake|disast\w+|dishonest\w*|shambl\w+|"
    r"unfair|cruel|asham\w+|narrow|extreme|unacceptable|indefensible|damag\w+|toxic|chao\w+|nonsense|insult|disgrac\w+|hypocri\w+|"
    r"authoritarian|immoral|shameful|appal\w+|\bdire\b|hopeless|humiliat\w+|\bdeaf\b|cowardly|nasty|bully\w*|contempt|reckless|u-turn|"
    r"let down|punish|arrogan\w+|unelectable|drift\w*|timid|incoherent|in ruins|untenable|divid\w+|neglect\w*|abandon\w*)"
)

PATTERNS: tuple[Pattern, ...] = (
    # moves
    _p(T.CHANGES_PARTY, "s", "defect", "", r"defect of\b"),
    _p(T.CHANGES_PARTY, "s", "cross", r"cross (?:the )?(?:floor|house|aisle|chamber|carpet)|cross (?:over )?to (?:PTY|OWN)"),
    _p(T.CHANGES_PARTY, "s", "switch|change|swap", r"(?:switch|change|swap) (?:\w+ )?(?:side|party|allegiance|colour|horse)s?|(?:switch|swap) .*PTY"),
    _p(T.CHANGES_PARTY, "s", "jump|abandon", r"jump ship|abandon (?:the )?ship"),
    _p(T.CHANGES_PARTY, "s", "join|rejoin", r"join it\b(?! 's)|join (?:up with |with )?(?:the )?(?:rank of |bench of |fold of )?(?:\w+ ){0,3}?PTY", r"join (?:force|hand)|PTY (?:mp|leader|peer|member|politician|colleague|backbencher|minister)s? in|join PTY in\b|join (?:the )?(?:call|chorus)|whip 's office"),
    _p(T.CHANGES_PARTY, "s", "go|move|walk|come", r"(?:go|come) over(?: to)?(?: the)?(?: PTY| other side|\b)|go (?:over )?to (?:the )?(?:PTY|OWN)\b(?! (?:conference|headquarters|hq|club|leader|party))|(?:move|walk|transfer) (?:\w+ ){0,2}(?:across|over)? ?(?:from (?:the )?OWN )?to (?:the )?PTY", "go over (?:the|his|her|what|detail|how)"),
    _p(T.CHANGES_PARTY, "s", "leave|quit|abandon|desert|ditch|dump|exit|forsake|renounce|part|walk|storm", r"(?:leave|quit|abandon|desert|ditch|dump|exit|forsake|renounce|way with|company with|out of|out on|walk away from) (?:his |her |the |their |it )?(?:parliamentary |own |former |old )?(?:OWN|party|tory party)\b(?! (?:conference|whip|front|bench|leader|board|cabinet|room|hq|headquarters|nec))", r"\b(?:cabinet|front ?bench|government|shadow|post|role|whip|job|conference|election)\b"),
    _p(T.CHANGES_PARTY, "s", "resign|quit", r"(?:resign|quit) (?:\w+ ){0,3}?(?:from (?:the )?(?:OWN|party|group)\b(?! front)|(?:membership|party card|the OWN whip and join))|resign membership", r"cabinet|front ?bench|government|(?<!OWN )whip|post|role|chair|as an? mp"),
    _p(T.CHANGES_PARTY, "s", "sit|serve|become|continue|carry|stay|remain", r"(?:as|become|an) (?:\w+ )?independent\b|on the PTY bench|(?:sit|serve) (?:\w+ ){0,3}(?:with|for|as) (?:the |an? )?PTY|become (?:the |an? |PTY )(?:\w+ ){0,3}(?:PTY )?(?:mp|member|recruit|defector).*", r"minister|secretary|chair|leader|spokes|candidate"),
    _p(T.CHANGES_PARTY, "s", "take|accept|adopt", r"(?:take|accept|adopt) (?:the |up )*(?:PTY (?:party )?whip|PTY colour|seat (?:on|among|with|behind|alongside) (?:the )?PTY)"),
    _p(T.CHANGES_PARTY, "o", "unveil|present|parade|reveal|announce|introduce|recruit|poach|sign|capture|land", r"PTY", r"letter|bill|policy|plan"),
    _p(T.CHANGES_PARTY, "o", "welcome|greet", r"(?:welcome|greet).*(?:to|into|join|in) (?:the )?(?:PTY|it rank)", r"\bback\b"),
    _p(T.CHANGES_PARTY, "s", "be", r"be (?:now |today |officially |also )*(?:the |an? )?(?:\w+ ){0,3}PTY (?:'s |s )?(?:\w+ )?(?:mp|recruit|defector|member|convert)", r"\b(?:again|once more|leader|minister|voter|councillor|friend|target)\b"),
    _p(T.CHANGES_PARTY, "s", "defection|switch|move|departure|exit", r"defection|(?:to|from|for) (?:the )?(?:PTY|OWN)|to (?:the )?party", r"office|cabinet|government|of mp"),
    _p(T.CHANGES_PARTY, "s", "throw|cast|pin", r"(?:throw|cast) in (?:his|her|A) lot with (?:the )?PTY|(?:nail|pin) .* colour .*PTY"),
    _p(T.CHANGES_PARTY, "s", "trade|exchange", r"(?:trade|exchange) (?:the )?OWN.*for (?:the )?PTY"),
    # whips
    _p(T.LOSES_WHIP, "s", "lose|have|see|forfeit", rf"lose (?:the |his |her )?(?:\w+ ){{0,3}}{_WHIP}|{_WHIP}(?: be)? (?:remove|withdraw|suspend|strip|take|pull|revoke)|forfeit (?:the )?(?:\w+ )?whip|have (?:the |his |her |their )?(?:\w+ ){{0,3}}(?:membership|whip) (?:be )?(?:suspend|remove|withdraw|strip|take|revoke)", r"lose (?:\w+ )*job"),
    _p(T.LOSES_WHIP, "oa", "strip|deprive|relieve", rf"(?:strip|deprive|relieve) .*{_WHIP}", _NOT_WHIP_JOB),
    _p(T.LOSES_WHIP, "oa", "remove|withdraw|withhold|take|suspend|pull|revoke|confiscate|yank|cancel|rescind", rf"{_WHIP}.*(?:from|of) .*A|A .*{_WHIP}.*(?:remove|withdraw|withhold|suspend|take|pull)|(?:remove|withdraw|withhold|suspend|pull|revoke|take) (?:away )?(?:the |A |'s |it )+(?:\w+ )*{_WHIP}|A (?:'s )?(?:\w+ )?whip (?:have |be )*(?:remove|withdraw|suspend|pull|take)", rf"{_NOT_WHIP_JOB} (?:remove|withdraw|take)|letter"),
    _p(T.LOSES_WHIP, "o", "suspend", r"OWN|\bparty\b|whip|membership|pend|investigat|inquiry|complaint|allegation|comment|remark|after", r"\b(?:commons|house|parliament|sitting|services|chamber|day)\b"),
    _p(T.LOSES_WHIP, "o", "expel|kick|throw|boot|eject|turf|chuck|oust|exclude|banish|drum|bar|cast|sling|purge", r"(?:expel|out of|from|by|of) (?:the |his |her |it )?(?:\w+ )?(?:OWN|party|parliamentary|whip|group)|expel|purge", r"\b(?:commons|house of commons|chamber|cabinet|government|front ?bench|school|restaurant|club|election|ballot|contest|shortlist|fund)\b"),
    _p(T.LOSES_WHIP, "s", "suspension|expulsion|removal", r"(?:suspension|expulsion).*(?:OWN|party|whip)|removal .*whip|(?:suspension|expulsion) (?:be )?(?:lift|end)", r"\b(?:commons|house|parliament|sitting|day)\b|lift"),
    _p(T.RESIGNS_WHIP, "s", "resign|give|surrender|relinquish|hand|renounce|quit|return|lay|drop|reject|forgo", rf"(?:resign|give up|give (?:back|up) |surrender|relinquish|hand (?:back|in)|renounce|quit|return|lay down|drop|reject|forgo) (?:the |his |her |their |it )?(?:\w+ )?{_WHIP}|{_WHIP} (?:up|back)", rf"as (?:an? )?(?:\w+ )?whip|{_NOT_WHIP_JOB}|have (?:the )?whip"),
    _p(T.RESIGNS_WHIP, "s", "give|hand", rf"(?:give|hand) {_WHIP}"),
    _p(T.WHIP_RESTORED, "oa", "restore|return|reinstate|give|hand|regain|readmit", rf"(?:restore|return|hand back|give back|reinstate) .*{_WHIP}|{_WHIP}.*(?:restore|return|back|reinstate)|(?:restore|reinstate|readmit|return) (?:\w+ )*(?:to|as|into) (?:the |an? )?(?:\w+ )?(?:OWN|party|parliamentary|fold)", r"resign|letter|hand back (?:the )?whip in"),
    _p(T.WHIP_RESTORED, "s", "regain|get|have|win|recover|receive|take|hold|earn", rf"(?:regain|recover|win back|get back|take back|earn back) (?:the |his |her )?(?:\w+ ){{0,2}}{_WHIP}|{_WHIP} (?:be )?(?:back|restore|return|reinstate)|back (?:the |his |her )?(?:\w+ )?{_WHIP}", "lose"),
    _p(T.WHIP_RESTORED, "o", r"re-?admit\w*|reinstate|welcome|let|allow|take|bring|re-admit|admit|accept|invite", r"re-?admit|reinstate|(?:welcome|let|allow|take|bring|admit|accept|invite) .*\bback\b.*|back (?:in|into|to) (?:the )?(?:OWN|party|fold)", r"\b(?:cabinet|government|front ?bench|office|job|post|commons|tv|home|control)\b"),
    _p(T.WHIP_RESTORED, "s", "be|become|sit|rejoin|return", r"(?:be|become|sit as) (?:once )?(?:again )?(?:an? )?OWN (?:mp|member).*(?:again|once more)|once (?:again|more) .*OWN mp|rejoin (?:the )?(?:OWN|parliamentary|party)|return to (?:the )?(?:parliamentary OWN|OWN (?:bench|fold|whip)|fold)|back in (?:the )?(?:OWN|fold|party)", "minister"),
    _p(T.WHIP_RESTORED, "s", "return|readmission|reinstatement", r"(?:readmission|reinstatement)|return to (?:the )?(?:OWN|party|fold|whip)", "cabinet|government|office"),
    # letters
    _p(T.LETTER_SUBMITTED, "s", "submit|send|hand|put|write|file|lodge|deliver|tender|pen|give|fire|post|pop|slip|drop|add|have|sign|dispatch|resubmit|shove|stick", _LETTER, r"letter of (?:resignation|support|apology|thanks|condolence)|resignation letter|withdraw|open letter to (?:the )?(?!1922)|sign (?:an? )?(?:\w+ )?(?:open )?letter (?:to|call|urge) (?!.*1922)|letter from"),
    _p(T.LETTER_SUBMITTED, "s", "submit|resubmit|send|hand|put|lodge|deliver|tender", r"(?:submit|resubmit|send|hand|put|lodge|deliver|tender) (?:in )?(?:(?:A|his|her|a|an|the|one|of|another) )+(?:own |new |first |second |such |formal )*letter\b(?! (?:of (?:resignation|support|apology|thanks)|from))|letter against [LMX]\b", r"letter to (?:the |A |his |her )?(?!chair|1922|brady|committee|M\b|X\b|1922)|resignation|open letter|withdraw"),
    _p(T.LETTER_SUBMITTED, "sa", "send|submit|hand|put|go|deliver|lodge|be|arrive|sit|land", r"\b(?:A|his|her) (?:'s )?(?:own )?letter\b.*(?:be (?:send|submit|hand|put|deliver|lodge|in\b|with|already)|go (?:in|to)|arrive|sit with|land)", r"resignation|support|draw|back|stay|remain|withdraw"),
    _p(T.LETTER_SUBMITTED, "s", "send|submit|put|hand|deliver|lodge", r"(?:send|submit|put|hand|deliver|lodge) (?:in )?(?:A|his|hers|theirs|one)\b(?: (?:in|already|too|on|to|last|this|yesterday|by|and|[,.])|$)", r"letter|resignation|name|vote|back"),
    _p(T.LETTER_SUBMITTED, "s", "write", r"(?:write|writing) to .*(?:1922|brady|backbench committee|chair)|write .*no[ -]{0,3}confidence|write .*(?:want|demand|call for|ask for|request|seek) (?:a )?(?:ballot|vote|contest)"),
    _p(T.LETTER_SUBMITTED, "s", "letter", r"(?:no[ -]{0,3}confidence|1922|brady)", r"resignation|support"),
    _p(T.LETTER_SUBMITTED, "s", "express|declare|register|record|notify", r"no[ -]{0,3}confidence .*(?:1922|letter|chair|committee|brady|in writing)"),
    _p(T.LETTER_WITHDRAWN, "s", "withdraw|retract|rescind|pull|take|recall|retrieve|claw", r"(?:withdraw|retract|rescind|pull|recall|retrieve|take back|claw back) .*(?:letter|no[ -]{0,3}confidence|it\b)|letter (?:back|have be withdraw)|take .*letter back", r"whip|support for|withdraw (?:the )?(?:allegation|remark|claim|comment|amendment|bill)"),
    _p(T.LETTER_WITHDRAWN, "sa", "withdraw|retract|rescind", r"letter .*(?:withdraw|retract|rescind)", "whip"),
    # leadership
    _p(T.CALLS_FOR_TIMETABLE, "s", "call|urge|ask|want|demand|tell|press|say|need", r"L .*(?:set|give|name|publish|announce|lay|spell|agree|draw) .*(?:timetable|date|schedule|road ?map|plan|day) (?:for|of|on|to|by)|timetable for (?:L|his|her|departure|leave|go|the)|(?:set|name|give) (?:a |the )?(?:date|day|timetable)"),
    _p(T.CALLS_TO_RESIGN, "s", "call|urge|tell|ask|demand|want|press|implore|beg|advise|push|invite|plead|say|need|order|instruct|appeal|exhort|insist|believe|think|argue|wish|suggest", rf"L .*(?:to|should|must|have to|need to|ought to|had better|to now|will have to|can not|could not|time) (?:\w+ ){{0,3}}{GO}|(?:for|demand|seek|want) (?:the )?L (?:'s )?(?:\w+ )?(?:resignation|departure|removal|head|exit|scalp)|(?:resignation|departure|removal) of L|L (?:position|premiership|leadership) (?:have )?(?:be|become) (?:now |simply |no longer )?(?:untenable|over|finish|tenable)|(?:call|ask|demand|push|press) (?:for |\w+ ){{0,3}}(?:a )?(?:leadership (?:contest|election|ballot|challenge)|(?:vote of )?(?:no[ -]{{0,3}})?confidence (?:vote|ballot)|new leader|change of leader|change at the top|vote of no[ -]{{0,3}}confidence)", r"L (?:should|must|have to|ought to) (?:not|n't)|by-election|L to (?:sack|fire|remove|dismiss)|not (?:to )?(?:resign|quit|go)\b"),
    _p(T.CALLS_TO_RESIGN, "s", "have|lose|withdraw|express|declare", r"(?:have|lose) (?:\w+ ){0,2}(?:no |all |any )?(?:longer )?(?:have )?(?:confidence|faith|trust) in L|lose (?:all |any )?(?:confidence|faith|trust) in L|withdraw (?:his|her|A|my|their) support (?:for|from) L|no confidence in L|no longer (?:have|support|back|trust) (?:confidence in )?L", r"full|every|complete|total|letter|1922|no evidence"),
    _p(T.CALLS_TO_RESIGN, "s", "join|add|echo|repeat|second|make|back|lead|sign|become", r"(?:call|demand|plea|chorus|list|mp|mps|voice)\b.*L .*(?:to|must|should) (?:\w+ )?(?:resign|quit|go\b|step|stand)|(?:call|demand) for L (?:'s )?(?:resignation|departure|removal|head)|(?:call|demand) for (?:a )?(?:new leader|leadership contest|change of leader)|make the same (?:call|demand)"),
    _p(T.SUPPORTS_LEADER, "s", "back|support|defend|praise|endorse|stand|rally|stick|get|throw|pledge|swear|express|offer|give|reaffirm|voice|declare|hail|applaud|insist|stay|remain|vow|leap|rush|line|speak|come|promise|reiterate|commend|salute|keep|continue", r"(?:back|support|defend|praise|endorse|hail|applaud|commend|salute) L|(?:stand|rally|stick|get|line up|swing|come|rush|leap|unite|fall in) (?:\w+ ){0,4}(?:behind|by|with|round|around|defence of|to) L|(?:support|backing|loyalty|allegiance|confidence|weight|defence|vote of confidence) (?:\w+ )?(?:for|to|in|behind|of) (?:\w+ ){0,4}L|L .*(?:full|total|complete|whole ?-?hearted|unqualified|unequivocal|unwavering|100|backing|enthusiastic|undivided|solid|utmost|every|his|her) (?:\w+ ){0,2}(?:support|backing|confidence|loyalty)|(?:come|leap|rush|spring) to L (?:'s )?defence|loyal to L|behind L|stand four ?-?square", r"bench\w* (?:\w+ )?behind|sit (?:\w+ )?behind|withdraw|lose|no longer|no long|criticis|stop short|candidate|challenge to|no[ -]{0,2}confidence|lack|against L|replace|successor|succeed"),
    _p(T.SUPPORTS_LEADER, "s", "have|be", r"have (?:\w+ ){0,2}(?:full|every|complete|total|absolute|great|utmost|confidence) (?:\w+ )?(?:confidence|faith|trust)? ?(?:in|for) L|be (?:\w+ ){0,3}(?:behind|loyal to|supportive of|a supporter of|an ally of|back) L|be (?:\w+ ){0,2}(?:four ?-?square|solidly|fully|firmly|right) behind L", r"no longer|no long|lose|former|once|no confidence|not"),
    _p(T.CRITICAL, "s", "criticise|criticize|attack|condemn|accuse|blast|slam|savage|rebuke|lambast|lambaste|denounce|berate|deride|mock|ridicule|chide|scold|chastise|castigate|blame|brand|pillory|excoriate|upbraid|assail|lament|deplore|decry|skewer|flay|scorn", r"(?:L|OWN|ADM|party|leadership|no 10|downing|policy|plan|budget|strategy|decision|tactic|handling|whip|team|record|reform|cut)", r"PTY (?:leader|government|plan|policy)|be (?:criticise|attack|accuse|condemn|blame)"),
    _p(T.CRITICAL, "s", "hit|lash|turn|take|round|rail|rage|lay|tear|launch|deliver|mount|fire|let|speak|have|rip|lead|make|aim|pour|level", r"(?:hit out (?:at|against)|lash out (?:at)?|turn (?:up)?on|take (?:aim|issue|a swipe|a pop|a dig|to task)|round on|rail (?:at|against)|rage (?:at|against)|lay into|tear (?:into|apart)|rip into|launch (?:an? )?(?:\w+ ){0,3}(?:attack|broadside|tirade|salvo|assault)|(?:deliver|mount|fire|let|level|aim|make|lead) (?:\w+ ){0,4}(?:attack|broadside|critique|criticism|rebuke|salvo|assault|swipe|barb|volley|verdict)|speak out against|swipe|pour scorn) .*(?:L|OWN|ADM|party|leadership|no 10|downing|policy|plan|budget|strategy|handling|whip|record|reform|cut)", "PTY (?:leader|government|plan)"),
    _p(T.NOMINATES, "s", "back|nominate|endorse|support|declare|come|throw|sign|plump|vote|choose|propose|second|favour|prefer", r"nominate .*[MLX]|(?:back|endorse|support|favour|prefer|for|behind|choose|plump for|propose|second) (?:\w+ )?[MX] .*(?:leader|leadership|contest|race|successor|succeed|prime minister|campaign|candidate|bid|no 10|next)|(?:leader|leadership|contest|race|candidate|campaign|succeed|bid).*(?:back|support|endorse|behind|for) [MX]|(?:back|support|endorse) [MX] (?:bid|campaign|candidacy)", r"withdraw|no longer"),
    _p(T.SUPPORTS_LEADER, "sa", "have|retain|enjoy|keep", r"L (?:still )?(?:have|retain|enjoy|keep) (?:A |'s |\w+ ){0,4}(?:support|backing|confidence|loyalty)", r"no longer|no long|lose|not|n't|former"),
    _p(T.SUPPORTS_LEADER, "sv", r"\w+", r"\bL (?:be|have be|remain|will be) (?:\w+ ){0,4}(?:right|great|best|good|decent|strong|honest|outstanding|excellent|exceptional|success\w*|brave|principled|serious)\b|\bL (?:should|must|will|can|would|deserve to|have to) (?:\w+ )?(?:stay|remain|carry on|continue|lead the|see)|\bL (?:deserve|have earn)|behind L\b|loyal to L|(?:full|every|complete|total) (?:confidence|faith|trust) in L|\bL be (?:deliver|do (?:a|an|the))|(?:call|describe) L (?:as )?(?:an? |the )?(?:\w+ ){0,2}(?:right|great|best|good|decent|strong|honest|outstanding|excellent|exceptional|success\w*|brave|asset)", r"bench\w* (?:\w+ )?behind|sit (?:\w+ )?behind|\bnot\b|n't|no longer|no long|never|wrong|\bgo\b|resign|quit|until|but"),
    _p(T.SUPPORTS_LEADER, "s", "be|remain|stay|stand", r"(?:be|remain|stay|stand) (?:\w+ ){0,3}(?:loyal to|behind|supportive of|(?:supporter|ally|admirer|champion) of|back|by) L\b", r"not|n't|no longer|no long|former|once"),
    _p(T.SUPPORTS_LEADER, "s", "thank|urge|ask|give|beg|appeal", r"thank L\b|(?:give|allow) L (?:a chance|time|space)|(?:rally|unite|get|fall in|line up) (?:\w+ )?(?:behind|round|around) L\b", r"resign|\bgo\b|leave"),
    _p(T.CRITICAL, "sv", r"\w+", rf"^(?:\w+ ){{0,6}}(?:\bL\b|OWN|ADM|party|leadership|no 10|downing|polic\w+|plan|decision|cut|bill|reform|proposal|budget|abolition|deal|tax|rise|change|scheme) .*{_BAD}|(?:call|brand|describe|find) (?:\w+ ){{0,4}}(?:as )?.*(?:wrong|nonsense|disgrace|shambles|disaster|mistake|cruel|unfair|betrayal|insult|liar|unfit|weak|hypocri|unacceptable|untenable)|asham\w+ of (?:A |the )?(?:OWN|party|\bL\b)|no (?:faith|confidence|trust) in (?:\bL\b|OWN|ADM|the leadership)|\bL (?:'s )?(?:position|premiership|leadership|authority) (?:have )?(?:be|become) (?:\w+ )?(?:untenable|over|finish)", r"PTY (?:leader|plan|polic)|^(?:\w+ ){0,4}PTY|council|company|bbc|police|not (?:\w+ )?wrong"),
    _p(T.NOMINATES, "s", "nominate", "", r"award|prize|peerage|honour|medal|charity"),
    _p(T.NOMINATES, "s", "vote", r"vote for (?:[MX]\b)", r"amendment|bill|motion"),
    _p(T.NOMINATES, "s", "join|lead|run|manage|chair|work", r"[MX] (?:'s )?(?:\w+ )?(?:campaign|leadership team|leadership bid|campaign team)|campaign (?:team )?(?:of|for) [MX]\b"),
    _p(T.CONFIDENCE_BALLOT_CALLED, "soa", "face|trigger|call|hold|vote|announce|confirm|have|be|prompt|table|spark", r"(?:vote|ballot|motion) (?:of|on) (?:no )?(?:no[ -]{0,3})?confidence|(?:no[ -]{0,3})?confidence (?:vote|ballot|motion)|whether they have confidence in A|threshold .*(?:reach|pass|meet)|(?:reach|pass|meet) .*threshold", r"win|lose|survive|\bby \d+|\d+ (?:vote )?to \d+|defeat"),
    _p(T.CONFIDENCE_BALLOT_RESULT, "soa", "win|survive|lose|defeat|declare|vote|back|pass|support|see|scrape", r"(?:confidence|ballot|vote).*(?:\b\d{2,3}\b|win|survive|lose)|(?:win|survive|lose|scrape) .*(?:confidence|ballot)|\b\d{2,3} (?:vote )?(?:to|against) \d{2,3}.*confidence|no confidence in A", r"would|could|may\b|might|will\b|if\b|election|bill"),
    _p(T.LEADER_RESIGNS, "s", "resign|quit|step|stand|announce|go|leave|bow", r"(?:resign|quit|step (?:down|aside)|stand (?:down|aside)|bow out)(?!.*(?:as an? mp|seat|commons))|announce (?:\w+ ){0,3}(?:resignation|departure)|(?:go|leave) (?:office|as (?:leader|prime minister))", r"at the (?:next )?(?:general )?election|call|urge|should|must|ought"),
    _p(T.LEADER_RESIGNS, "s", "resignation|departure", r"(?:resignation|departure)", r"call|demand"),
    _p(T.CALLS_TO_RESIGN, "sv", r"\w+", rf"\bL (?:\w+ ){{0,3}}(?:should|must|ought to|have to|need to|have get to|will have to|can not|could not) (?:\w+ ){{0,2}}(?:{GO}|be go|be replace|be remove|withdraw|ask for a ballot|face a (?:vote|ballot)|carry on|go on|stay|continue)|time (?:\w+ ){{0,3}}for (?:\bL\b|a new leader|a change)|(?:the )?soon(?:er)? \bL\b go|(?:need|want|require) (?:a )?(?:new|another|different|change of) leader\b|\bL (?:position|premiership) (?:have )?(?:be|become) (?:\w+ )?untenable|\bL (?:time|premiership|race) (?:be|have) (?:\w+ )?(?:up|over|run)|be replace(?:d)? (?:by|before|as)", r"\bL (?:should|must|have to|ought to) (?:\w+ )?(?:not|n't|stay|carry on|continue)|by-election|no (?:new|other) leader|elect"),
    # posts
    _p(T.RESIGNS_OFFICE, "s", "resign|quit", r"(?:resign|quit)(?:.*" + _POST + r")?", rf"(?:resign|quit) A\b|{_MP}(?! (?:committee|leader))|OWN (?:party )?(?:whip|membership)|resign (?:the )?(?:\w+ )?whip\b|from (?:the )?(?:OWN|party)\b|quit (?:the )?(?:OWN|party)\b|L (?:to|should|must)|politics"),
    _p(T.RESIGNS_OFFICE, "s", "leave|step|stand|walk|relinquish|give|vacate|surrender|depart|abandon|storm|tender|hand|offer", r"(?:leave|relinquish|vacate|surrender|give up|abandon|step (?:down|back|aside)|stand (?:down|aside)|walk (?:out|away)|storm (?:out|off)|depart|quit) (?:\w+ ){0,4}?(?:from |of |as |out |the |his |her )*" + r"(?:.*" + _POST + r")|(?:tender|hand in|offer|submit) (?:\w+ ){0,2}resignation", rf"{_MP}|election|leave (?:the )?(?:OWN|party)|join PTY|letter of no|whip\b(?!s).*independent|remain"),
    _p(T.RESIGNS_OFFICE, "s", "resignation", r"resignation", rf"{_MP}|call for|demand|leader\b|OWN"),
    _p(T.DISMISSED, "o", "sack|fire|dismiss|axe", "", r"shot|gun|warning|question|broadside"),
    _p(T.DISMISSED, "o", "remove|oust|drop|demote|relieve|strip|boot|throw|shuffle|kick|evict|purge|move|dump|eject|reshuffle", _POST, rf"{_WHIP}(?! (?:office|job|role))|{_MP}|leader\b|to (?:the )?\w+ (?:secretary|department|office)"),
    _p(T.DISMISSED, "s", "lose", r"lose (?:his|her|their|a|the) (?:\w+ ){0,3}(?:job|post|role|position|place|brief|seat (?:in|at|around) (?:the )?cabinet|portfolio)", r"mps?\b|whip|seat at"),
    _p(T.DISMISSED, "s", "sacking|dismissal|firing|removal|demotion|ousting", r"(?:sacking|dismissal|firing|demotion)|(?:removal|ousting) (?:as|from) .*" + _POST),
    _p(T.APPOINTED, "o", "appoint|promote|name|make|install|hire|hand|give|move|switch|elevate|bring|return|recall|shift|choose|pick|unveil|confirm|elect", r"(?:appoint|promote|elevate)|(?:name|make|install|choose|pick|unveil|confirm|hire|elect) .*" + _POST + r"|(?:hand|give|move|switch|shift|bring|recall|return) .*" + _POST, rf"{_MP}|letter|resign|call|speaker to|no confidence|warning|leader of the opposition (?:say|ask)|clear|vote for|by-election"),
    _p(T.APPOINTED, "s", "become|take|replace|succeed|join|return|go|enter|assume|get|land", r"(?:become|take over (?:as|at|from)|take (?:on|up|charge)|replace .* as|succeed .* (?:as|at)|assume|get|land|enter|return (?:to|as)|join) .*" + _POST, rf"{_MP}|resign|call|former|join (?:\w+ )*(?:PTY)|leader to|committee of|independent|prime minister should"),
    _p(T.APPOINTED, "s", "be", r"be (?:to be )?(?:the |an? |now |his |her |\w 's )+(?:new|next|late) (?:\w+ ){0,3}" + _POST, r"mp\b"),
    _p(T.APPOINTED, "s", "appointment|promotion", r"(?:appointment|promotion) (?:as|to) .*" + _POST),
    _p(T.APPOINTED, "s", "replace|succeed", r"(?:replace|succeed) (?:[MLX]\b|A\b)", r"should|could|want|would|bid|may\b|might|election|as mp"),
    _p(T.APPOINTED, "s", "move|switch|go|return|come|transfer", r"(?:move|switch|go|return|come|transfer) (?:\w+ |, ){0,8}?(?:to|into) (?:the )?(?:\w+ ){0,3}(?:government|cabinet|treasury|department|ministry|office|health|education|defence|transport|culture|justice|home affairs|employment|environment|front ?-?bench|whip)\b", r"back ?-?bench|constituency|commons|OWN|PTY|court|should|resign"),
    _p(T.APPOINTED, "a", "appoint|name|make|become|promote", r"(?:,|and) A (?:, |as )?(?:the )?(?:\w+ ){0,2}(?:secretary|minister|chancellor|whip|attorney general|solicitor general)\b", r"should|could|say|tell"),
    _p(T.APPOINTED, "s", "take", r"take (?:over\b|A place|[MX] 's (?:place|job|post)|on the (?:post|job|role))", r"should|could|seat"),
    _p(T.APPOINTED, "so", "succeed|replace", r"(?:succeed|replace) (?:\w+ ){0,4}by A", r"should|could"),
    # seats
    _p(T.STANDING_DOWN, "s", "leave|quit|retire", r"(?:leave|quit) (?:politics|parliament|the commons|westminster)|retire (?:at|from (?:the commons|parliament|politics))", r"immediate|by-election|today|tonight"),
    _p(T.STANDING_DOWN, "s", "stand|step|retire|quit|bow|leave|retirement", rf"(?:stand (?:down|aside)|step (?:down|aside|back|away)|retire|quit|bow out|leave) .*(?:{_ELECTION})|(?:stand|step) down as (?:an? |the |his |her )?(?:\w+ )?(?:mp|member)|retire (?:from|as)|(?:quit|leave) (?:parliament|the commons|politics|westminster)|retire\b", r"immediate|by-election|as (?:leader|prime minister|minister|chair|secretary)|today|force"),
    _p(T.STANDING_DOWN, "s", "contest|fight|seek|run|defend|stand|restand|decide|choose|offer", rf"(?:not|n't|never|no longer|against|no intention of) (?:\w+ ){{0,5}}(?:contest|fight|seek|run|defend|stand|restand)\w* .*(?:{_ELECTION}|again|re-?election|seat|candidate|as an? mp)|(?:contest|fight|seek|run|defend|stand) .*(?:{_ELECTION}|again|re-?election)", r"leader|contest the (?:leadership|result)|as an independent|for (?:the )?PTY"),
    _p(T.SUSPENDED, "o", "suspend|ban|exclude|bar|eject|expel|throw|name", r"\b(?:commons|house|parliament|chamber)\b|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|thirty|a) (?:sitting )?(?:day|week|month)", r"OWN (?:suspend|have)|by (?:his |her )?(?:own )?(?:OWN|party)|from (?:the )?(?:OWN|party)|whip|mps? vote"),
    _p(T.SUSPENDED, "s", "suspension", r"\b(?:commons|house|parliament|day|sitting)\b", "party|whip"),
    _p(T.STANDARDS_REPORT, "oas", "find|rule|conclude|recommend|censure|clear|say|breach|rebuke|publish|hold|decide|judge|report", r"(?:standards|privileges|commissioner|watchdog|expert panel|iep|ipsa)\b.*|breach (?:\w+ ){0,4}(?:code|rule)", r"election|vote|suspend A for"),
    _p(T.RECALL_PETITION, "oas", "face|open|trigger|sign|launch|remove|recall|oust|lose|unseat|start|close|succeed|fail|have", r"recall petition|petition .*recall"),
    _p(T.SUSPENSION_VOTE, "oa", "vote|approve|back|agree|support|endorse|pass", r"(?:mp|mps|commons|house|parliament).*(?:vote|approve|back|agree|support|endorse).*(?:suspen|ban)", "no confidence"),
    _p(T.RESIGNS_SEAT, "s", "resign|quit|stand|step|leave|vacate|give|trigger|announce|apply|take", r"(?:resign|quit|stand down|step down|leave|vacate|give up) (?:\w+ ){0,4}?(?:as (?:an? |the |his |her )?(?:\w+ )?(?:mp|member)|(?:his|her|the|from) (?:\w+ )?(?:seat|commons|parliament|constituency)|parliament\b|mp\b)|(?:trigger|force|prompt|spark|cause) (?:an? )?(?:\w+ )?(?:by-election|byelection)|chiltern hundreds|northstead", rf"(?:{_ELECTION})(?!s)(?<!by-election)|cabinet|minister|recall|next"),
    _p(T.RESIGNS_SEAT, "s", "resign|quit", r"(?:resign|quit) (?:as )?A\b", "leader|minister|chair|secretary"),
    _p(T.DIES, "s", "die|death", r"die\b|death", r"die in (?:a |the )?(?:ditch|bill)|bill|policy|as a result of|patient|people"),
    _p(T.DIES, "o", "kill|murder|stab|shoot", r"kill|murder|stab to death|shoot dead", "career|bill|hope"),
    _p(T.BY_ELECTION, "s", "win|hold|take|gain|capture|triumph|elect|return|retain|seize|snatch|beat", r"(?:by-election|byelection)", r"lose|trigger|defend"),
    _p(T.BY_ELECTION, "o", "elect|return", r"(?:by-election|byelection)"),
    _p(T.TALKS_WITH_PARTY, "s", "hold|have|be|meet|talk|discuss|conduct|negotiate", r"(?:talk|discussion|negotiation|meeting|conversation|meet|talk) (?:\w+ ){0,3}?(?:with|to) (?:\w+ ){0,4}(?:PTY|M .*(?:defect|join|switch)|X .*(?:defect|join|switch))|discuss (?:\w+ ){0,3}(?:join|defect|move|switch).*PTY|talk (?:about|over|on) (?:\w+ )?(?:defect|join|switch)", "coalition|bill|amendment"),
)  # fmt: skip
