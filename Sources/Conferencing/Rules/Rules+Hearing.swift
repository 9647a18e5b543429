// R27 to R42: who hears whom, when it beeps, and whose settings count.
extension Rules {
    static let hearingRules: [Rule] = [
        Rule(
            .R27,
            "Muted",
            .documented,
            "A muted member hears the others and is not heard.",
            details: [
                "In general, A hears B in a running conference where neither is on hold, B is not muted, and B is no coach or coaches A."
            ],
            source: "CXML"
        ),
        Rule(
            .R28,
            "Hold",
            .mixed,
            "Participants can be put on hold and may be given audio of their own. Assumed: they neither hear nor are heard, "
                + "and hear that audio or hold music. Mute and hold are independent: releasing one keeps the other.",
            source: "COMPAT, ASSUMED, FS",
            knobs: [.holdHears]
        ),
        Rule(
            .R29,
            "Nobody hears anybody while waiting",
            .mixed,
            "In a waiting conference nobody speaks. That nobody hears anybody either is assumed, as in R23.",
            source: "CXML, ASSUMED"
        ),
        Rule(
            .R30,
            "Coach",
            .documented,
            "The option coach names the call that is coached; the joiner is the coach. Only that call hears the coach, and "
                + "the coach hears everybody. One source, read literally, has the named call hear and not be heard.",
            source: "RA, COMPAT, CXML, SDKDOC, C6",
            knobs: [.coachNames]
        ),
        Rule(
            .R31,
            "Coach and mute",
            .assumed,
            "A muted coach is heard by nobody. A coached call that is on hold does not hear its coach.",
            source: "ASSUMED"
        ),
        Rule(
            .R32,
            "Invalid target of a coach",
            .mixed,
            "Coaching a call that is not in the conference fails. Assumed: the join is refused with 400 and there is no "
                + "membership; coaching oneself is the same error.",
            source: "SWML, CXML, ERR, ASSUMED",
            knobs: [.badCoach]
        ),
        Rule(
            .R33,
            "The target must be a member now",
            .mixed,
            "The coached call must be connected to a conference in progress. That a member of a conference which still "
                + "waits is refused too is assumed.",
            source: "CXML, SWML, ASSUMED",
            knobs: [.coachWaiting]
        ),
        Rule(
            .R34,
            "The target leaves",
            .assumed,
            "The coach stays, its flag coaching stays true, and nobody hears it until REST changes that.",
            source: "ASSUMED",
            knobs: [.orphanCoach]
        ),
        Rule(
            .R35,
            "What streams and recordings hear",
            .assumed,
            "They get the mix that a normal member would hear whom nobody coaches. What a stream sends is heard by all "
                + "members who are not on hold.",
            source: "ASSUMED",
            knobs: [.tapsHearCoach]
        ),
    ]

    static let beepRules: [Rule] = [
        Rule(
            .R36,
            "Values of beep",
            .documented,
            "The text true beeps on entering and leaving, onEnter and onExit at one of them, and the text false never.",
            source: "RA, SDKDOC, CXML"
        ),
        Rule(
            .R37,
            "Whose beep, and who hears it",
            .assumed,
            "The setting of whoever moves decides. An entry is heard by every member who is not on hold, the newcomer "
                + "included; an exit by those who remain.",
            source: "ASSUMED, FS",
            knobs: [.beepOwner, .beepHearsSelf]
        ),
        Rule(
            .R38,
            "When there is no beep",
            .assumed,
            "There is none in a waiting conference, none for a first entry alone, and none where the exit ends the "
                + "conference. Mute and coaching make no difference.",
            source: "ASSUMED, FS, CXML",
            knobs: [.beepWaiting, .coachBeeps]
        ),
        Rule(
            .R39,
            "A beep is no event",
            .assumed,
            "Nothing is emitted for a beep; it can only be heard, and a simulator can tell who heard it.",
            source: "ASSUMED"
        ),
    ]

    static let settingRules: [Rule] = [
        Rule(
            .R40,
            "The first participant's settings count",
            .mixed,
            "A later, different value is ignored in silence. Documented for the status callback and its events in cXML, and "
                + "assumed for every setting of the conference. When the first participant leaves, they still hold.",
            source: "CXML, ASSUMED",
            knobs: [.conflict]
        ),
        Rule(
            .R41,
            "Whose setting it is",
            .assumed,
            "Some options are each participant's own and the others the conference's; the table of options says which. The "
                + "options of recording travel together.",
            source: "ASSUMED",
            knobs: [.recordOwner]
        ),
        Rule(
            .R42,
            "Call quality",
            .assumed,
            "The first participant's emit_call_quality counts. There is one report for each member, when it leaves.",
            source: "ASSUMED, RA",
            knobs: [.qualityReport]
        ),
    ]
}
