// R1 to R26: how a conference comes about, who may join it, and how it starts.
extension Rules {
    static let identityRules: [Rule] = [
        Rule(
            .R1,
            "Scope of a name",
            .documented,
            "The same name in two projects is two conferences: only calls of one project meet.",
            source: "CXML"
        ),
        Rule(
            .R2,
            "RELAY and cXML share rooms",
            .documented,
            "Calls that come by RELAY, SWML and cXML and use one name in one project are in one conference.",
            source: "RA, SWML"
        ),
        Rule(
            .R3,
            "When names are equal",
            .assumed,
            "Names are compared byte for byte, case counts, and nothing is trimmed.",
            source: "ASSUMED, FS",
            knobs: [.nameMatch]
        ),
        Rule(
            .R4,
            "Length of a name",
            .assumed,
            "A name of more than 64 characters is refused. An empty or blank name is always an error.",
            source: "ASSUMED, COMPAT, SDK",
            knobs: [.nameMax]
        ),
        Rule(
            .R5,
            "Creation",
            .documented,
            "The first accepted join creates the conference. Nothing else can, REST included.",
            source: "SDKDOC, RA"
        ),
        Rule(
            .R6,
            "Id",
            .mixed,
            "A conference's id is a UUID and names one lifetime, not the name. That each lifetime gets a fresh UUIDv4 is "
                + "assumed.",
            source: "RA, ASSUMED"
        ),
        Rule(
            .R7,
            "Reuse of a name",
            .assumed,
            "After conference-end the name is free at once. The next join makes a new conference with a new id, which "
                + "remembers nothing. A join that arrives while the old one is ending belongs to the new one. Where the name is not "
                + "free yet, the join is refused with 409.",
            source: "ASSUMED, FS",
            knobs: [.nameReuse]
        ),
        Rule(
            .R8,
            "Maximum age",
            .assumed,
            "A conference may last for ever; only its calls' own max_duration ends anything. Where there is a maximum age, it "
                + "counts from the join that makes the conference, and the end is that of REST: conference-ended-via-api, "
                + "and no call is said to have ended it.",
            source: "ASSUMED",
            knobs: [.maxAge]
        ),
    ]

    static let acceptanceRules: [Rule] = [
        Rule(
            .R10,
            "The reply comes first",
            .assumed,
            "The reply to a join is sent before any event that the join causes. Clients must cope with either order.",
            source: "ASSUMED",
            knobs: [.replyFirst]
        ),
        Rule(
            .R11,
            "State of the call",
            .assumed,
            "The call must be answered. One that is created or ringing is refused with 409; one that has ended or is "
                + "unknown, with 404.",
            source: "ASSUMED, RA, GUIDE",
            knobs: [.joinRequiresAnswer, .goneCode]
        ),
        Rule(
            .R12,
            "Bad parameter",
            .mixed,
            "A missing or invalid parameter is refused with 400: nothing changes, and no event comes. Assumed: unknown "
                + "keys are ignored, booleans and integers of a wrong type are bad, and words are case-sensitive.",
            source: "RA, C20, ASSUMED",
            knobs: [.badParam, .unknownParam]
        ),
        Rule(
            .R13,
            "A full conference",
            .mixed,
            "Nobody can join at the limit. How is assumed: where size has reached the maximum, the reply is 409, no event "
                + "comes, and the call stays up and can be used.",
            source: "SWML, ASSUMED, FS",
            knobs: [.full]
        ),
        Rule(
            .R14,
            "Who counts for the limit",
            .assumed,
            "Every member counts, also those who wait, are muted, on hold or coach. Streams do not.",
            source: "ASSUMED, FS",
            knobs: [.limitCounts]
        ),
        Rule(
            .R15,
            "Whose limit counts",
            .assumed,
            "The first participant's max_participants holds, and later ones change nothing.",
            source: "ASSUMED, FS",
            knobs: [.limitOwner]
        ),
        Rule(
            .R16,
            "Joining the conference one is in",
            .assumed,
            "A call that is already in this conference is refused with 409; no event comes, and it stays a member.",
            source: "ASSUMED, GUIDE",
            knobs: [.rejoinSame]
        ),
        Rule(
            .R17,
            "Joining while in another conference",
            .assumed,
            "A call that is in another conference is refused with 409 and stays where it is.",
            source: "ASSUMED",
            knobs: [.joinOther]
        ),
        Rule(
            .R18,
            "Joining while bridged",
            .assumed,
            "A call that calling.connect has bridged to another is refused with 409.",
            source: "ASSUMED",
            knobs: [.joinBridged]
        ),
        Rule(
            .R19,
            "Simultaneous joins",
            .assumed,
            "Joins of one conference are handled one after the other in the order of their arrival. The first of them is "
                + "the first participant.",
            source: "ASSUMED"
        ),
    ]

    static let startRules: [Rule] = [
        Rule(
            .R20,
            "Start condition",
            .documented,
            "By RELAY and SWML, whoever enters with start_on_enter true starts the conference, also alone. By cXML it takes "
                + "at least two parties, one of them such a starter.",
            source: "SDKDOC, SWML, CXML, C5",
            knobs: [.startRule]
        ),
        Rule(
            .R21,
            "The start is final",
            .assumed,
            "A conference that has started never waits again, even when every starter has left.",
            source: "ASSUMED, CXML, FS",
            knobs: [.startLatch]
        ),
        Rule(
            .R22,
            "Late non-starters",
            .documented,
            "Who joins a running conference with start_on_enter false enters straight away.",
            source: "CXML"
        ),
        Rule(
            .R23,
            "Waiting members",
            .mixed,
            "Those who wait hear their wait audio and cannot speak. Assumed: they do not hear each other, and the event "
                + "field muted shows their own setting only.",
            source: "CXML, ASSUMED, FS",
            knobs: [.waitingTalk]
        ),
        Rule(
            .R24,
            "Wait audio",
            .mixed,
            "Each participant hears its own wait_url, or the platform's hold music. Assumed: it is fetched by POST when the "
                + "wait begins, repeats, and a failing fetch means the platform's music.",
            details: [
                "A cXML playlist is replayed from its start. Forbidden verbs in it and targets that are no audio are logged, as 13238 and 13420."
            ],
            source: "RA, ASSUMED, ERR, C2",
            knobs: [.waitFetch, .waitFail, .waitDocument]
        ),
        Rule(
            .R25,
            "What a start does",
            .documented,
            "Wait audio stops for everybody, all are connected, the starter's entry beep sounds, and conference-start is "
                + "emitted.",
            source: "CXML"
        ),
        Rule(
            .R26,
            "Alone in a running conference",
            .assumed,
            "The only member of a running conference hears hold music until a second one enters.",
            source: "ASSUMED, FS",
            knobs: [.aloneAudio]
        ),
    ]
}
