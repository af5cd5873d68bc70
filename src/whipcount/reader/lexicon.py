"""Words that do the same work in political news, so that a rare one is read like a common one."""

from __future__ import annotations

__all__ = ["CLASS_OF"]

_CLASSES = {
    "attack": """criticise criticize attack condemn accuse blast slam savage rebuke lambast lambaste denounce berate deride mock
        ridicule chide scold chastise castigate blame brand pillory excoriate upbraid assail lament deplore decry skewer flay scorn
        bemoan decry disown lash rail rage fume thunder snipe jibe sneer scoff skewer maul clobber roast torch dismiss denigrate
        disparage trash rubbish question challenge oppose protest despair complain grumble moan warn liken compare broadside tirade
        salvo criticism critique rebuke swipe barb attack indictment assault fury anger scathing withering blistering damning
        excoriating stinging savage furious angry outspoken""",
    "bad": """wrong bad poor weak failure fail failed disaster disastrous shambles shambolic mess chaos chaotic disgrace disgraceful
        shameful shame hypocrisy hypocrite hypocritical lie liar dishonest dishonesty mislead misled betray betrayal broken break
        toxic cruel immoral indefensible unacceptable untenable unforgivable inexcusable appalling awful terrible dreadful dire
        catastrophic catastrophe calamity debacle fiasco farce farcical humiliating humiliation embarrassing embarrassment insult
        incompetent incompetence inept hopeless useless clueless feeble timid cowardly arrogant arrogance deaf aloof remote
        unfit unworthy unelectable extreme extremist racist racism antisemitism antisemitic bully bullying cult sleaze corrupt
        rotten sinking adrift rudderless directionless drift dithering dither u-turn mistake error misjudge misjudgment damage
        damaging harm harmful hurt hurtful punish undermine lose lost losing divide divisive divided abandon abandoned forget
        neglect ignore tired exhausted finished doomed dead poison poisonous nasty contempt contemptuous reckless irresponsible
        foolish stupid daft mad madness folly ludicrous ridiculous absurd bonkers crazy insane nonsense unfair unjust disappointed
        disappointing disappointment dismay dismayed let-down disillusion disillusioned distrust mistrust unhappy concern
        concerned worried worry alarm alarmed ashamed appalled disgusted sickened horrified frustrated angry trust credibility""",
    "good": """right good great excellent superb outstanding exceptional brilliant best strong strength decent honest honourable
        integrity brave courage courageous principled passionate inspiring inspirational effective successful success win winner
        winning deliver delivered delivering talented able capable serious steady calm competent leadership vision visionary
        trusted respected admire admiration proud pride tribute thank grateful fantastic wonderful first-class asset""",
    "support": """back support defend endorse praise applaud commend salute hail rally loyal loyalty loyalist backing supporter
        ally champion stand behind confidence faith trust stick unite unity allegiance foursquare wholehearted unequivocal
        unwavering solid staunch pledge swear uphold vouch""",
    "depart": """go resign quit leave depart departure resignation exit step stand down bow abdicate vacate retire relinquish
        surrender walk oust topple remove replace dump ditch jettison successor untenable tenable timetable handover
        premiership leadership contest challenge ballot""",
    "must": "must should ought need have time better urge demand call tell ask press implore beg insist want plead appeal exhort",
    "sack": "sack fire dismiss axe oust boot remove demote strip dump drop purge cull relieve ditch",
    "join": "join defect switch cross defection defector recruit convert move jump sign enlist enrol floor turncoat unveil",
    "maybe": """could may might would can possible possibly potential potentially consider mull weigh contemplate ponder think
        plan intend expect expected likely unlikely set poised ready prepared threaten threat warn if whether unless rumour
        rumoured rumor speculation speculate tip tipped bet odds understand believe suggest hint prospect risk face possibility
        would-be mooted talk brink verge await soon next future tempt urge recommend recommendation propose proposal want hope fear
        try seek decide plot pressure demand call""",
    "not": """not n't no never deny denial reject rule refuse decline dismiss insist nothing none nobody neither nor false untrue
        wrong rubbish nonsense without stop short unfounded scotch quash rebuff""",
    "past": """previously earlier ago last already former formerly once first original since then before had history year month
        whose when after following became in""",
    "say": """say tell add argue insist claim write tweet post declare announce admit state explain believe think note observe
        remark comment reply respond concede confirm maintain""",
    "post": """secretary minister chancellor cabinet government frontbench whip post role job position office pps aide envoy
        chair chairman chairwoman vice-chair spokesman spokeswoman spokesperson solicitor attorney brief portfolio deputy treasurer
        ministry treasury adviser tsar department frontbencher undersecretary paymaster""",
    "seat": "seat constituency commons parliament mp by-election byelection election westminster voter constituent electorate",
    "letter": "letter note envelope missive email write 1922 committee brady confidence chairman submission submit lodge hand",
    "ballot": "ballot vote contest poll result win lose survive secret majority",
    "conduct": """standards commissioner privileges committee report inquiry investigation watchdog breach code conduct sanction
        suspension suspend ban recommend censure apology police arrest charge allegation complaint harassment""",
    "elsewhere": """councillor msp mep ms td senator congressman congresswoman mayor peer lord lady baroness council assembly senedd
        holyrood stormont dáil dail bundestag congress senate republican democrat minister taoiseach seanad governor lords""",
}

CLASS_OF: dict[str, tuple[str, ...]] = {}
"""Lemma -> the classes that it belongs to."""
for _name, _words in _CLASSES.items():
    for _word in _words.split():
        CLASS_OF[_word] = (*CLASS_OF.get(_word, ()), _name)
CLASS_OF = {word: tuple(dict.fromkeys(names)) for word, names in CLASS_OF.items()}
