extension Knobs {
    static let joining: [Knob] = [
        Knob(
            .nameMatch,
            \.nameMatch,
            default: "exact",
            "When two conference names are the same. exact: byte for byte. casefold: whatever the case of the letters. "
                + "trim: without the blanks at both ends.",
            rules: [.R3],
            source: "ASSUMED, FS",
            shownIn: "knobs/name_match.yaml"
        ),
        Knob(
            .nameMax,
            \.nameMaximum,
            default: "64",
            "How long a conference's name may be. 64: so many characters, longer ones are refused. none: any length.",
            rules: [.R4],
            source: "ASSUMED, COMPAT",
            shownIn: "knobs/name_max.yaml"
        ),
        Knob(
            .nameReuse,
            \.nameReuse,
            default: "immediate",
            "When a name is free again; until then joins get 409. immediate: as soon as the conference ends. "
                + "after(30s): so long later; any other duration will do. refuse_while_ending: when the end is over, which is "
                + "after its very instant, and not before the recording's file is there (recording_ready_delay).",
            rules: [.R7],
            source: "ASSUMED, FS",
            shownIn: "knobs/name_reuse.yaml"
        ),
        Knob(
            .maxAge,
            orNone: \.maximumAge,
            default: "none",
            "How long a conference may last, from the join that makes it, before the service ends it as REST would: with "
                + "the reason conference-ended-via-api, the only one that speaks of no participant.",
            rules: [.R8],
            source: "ASSUMED, CXML",
            shownIn: "knobs/max_age.yaml"
        ),
        Knob(
            .replyFirst,
            flag: \.replyFirst,
            default: "true",
            "Whether the reply to a join is sent before the events that the join causes.",
            rules: [.R10],
            source: "ASSUMED",
            shownIn: "knobs/reply_first.yaml"
        ),
        Knob(
            .joinRequiresAnswer,
            \.joinRequiresAnswer,
            default: "409",
            "What becomes of a join by a call that is not answered yet. 409: it is refused with that code. auto_answer: the "
                + "call is answered first. allow: it joins as it is.",
            rules: [.R11],
            source: "ASSUMED, RA, GUIDE",
            shownIn: "knobs/join_requires_answer.yaml"
        ),
        Knob(
            .goneCode,
            \.goneCode,
            default: "404",
            "The code for a command on a call that has ended. 404: not found. 410: gone.",
            rules: [.R11, .W66],
            source: "ASSUMED, RA, GUIDE",
            shownIn: "knobs/gone_code.yaml"
        ),
        Knob(
            .badParam,
            \.badParameter,
            default: "result_400",
            "How a bad parameter is refused. result_400: by a reply with that code. rpc_-32602: by an error of the protocol.",
            rules: [.R12],
            source: "RA, C20",
            shownIn: "knobs/bad_param.yaml"
        ),
        Knob(
            .unknownParam,
            \.unknownParameter,
            default: "ignore",
            "What becomes of an unknown parameter. ignore: nothing. result_400: the command is refused with that code.",
            rules: [.R12],
            source: "ASSUMED, SDK",
            shownIn: "knobs/unknown_param.yaml"
        ),
        Knob(
            .full,
            \.full,
            default: "result_409",
            "What becomes of a join of a full conference. result_409: refused with 409. result_400: refused with 400. "
                + "accept_then_leave: accepted, then participant-leave comes. silent_200: accepted, and nothing follows.",
            rules: [.R13],
            source: "ASSUMED, SWML, FS",
            shownIn: "knobs/full.yaml"
        ),
        Knob(
            .limitCounts,
            \.limitCounts,
            default: "all_members",
            "Who counts for the limit. all_members: those who wait too. running_only: only members of a running conference.",
            rules: [.R14],
            source: "ASSUMED, FS",
            shownIn: "knobs/limit_counts.yaml"
        ),
        Knob(
            .limitOwner,
            \.limitOwner,
            default: "first",
            "Whose max_participants holds. first: the first participant's. joiner: that of whoever wants to join. "
                + "lowest_seen: the lowest that any member gave.",
            rules: [.R15],
            source: "ASSUMED, FS",
            shownIn: "knobs/limit_owner.yaml"
        ),
        Knob(
            .rejoinSame,
            \.rejoinSame,
            default: "result_409",
            "What becomes of a second join of the same conference. result_409: refused. idempotent_200: accepted without "
                + "effect. leave_and_join: the call leaves and joins again. update_flags: its settings change.",
            rules: [.R16],
            source: "ASSUMED, GUIDE",
            shownIn: "knobs/rejoin_same.yaml"
        ),
        Knob(
            .joinOther,
            \.joinOther,
            notYet: ["both"],
            default: "result_409",
            "What becomes of a join by a member of another conference. result_409: refused. move: it leaves that one, with "
                + "all that follows, and joins. both: it is in both.",
            rules: [.R17],
            source: "ASSUMED",
            shownIn: "knobs/join_other.yaml"
        ),
        Knob(
            notYet: .joinBridged,
            ["result_409", "unbridge"],
            "What becomes of a join by a bridged call. result_409: refused. unbridge: the bridge is taken down first. "
                + "Nothing is bridged here yet, for the reference has neither the parameters nor the events of calling.connect.",
            rules: [.R18],
            source: "ASSUMED"
        ),
        Knob(
            .maxParticipantsRange,
            \.maximumParticipantsRange,
            default: "min2_unbounded",
            "Which max_participants is accepted. min2_unbounded: 2 and more. 1_250: from 1 to 250. 2_100000: from 2 to 100000.",
            source: "SWML, SDK, RA, GUIDE, C1",
            shownIn: "knobs/max_participants_range.yaml"
        ),
    ]

    static let starting: [Knob] = [
        Knob(
            .startRule,
            \.startRule,
            default: "moderator",
            cxml: "two_party",
            "When a conference starts. moderator: with the first starter, even alone. two_party: as soon as there are two "
                + "members and one of them is a starter.",
            rules: [.R20],
            source: "SDKDOC, SWML, CXML, C5",
            shownIn: "knobs/start_rule.yaml"
        ),
        Knob(
            .startLatch,
            flag: \.startLatch,
            default: "true",
            "Whether a conference that has started stays so. With false it waits again when every starter has left.",
            rules: [.R21],
            source: "ASSUMED, CXML, FS",
            shownIn: "knobs/start_latch.yaml"
        ),
        Knob(
            .startBeforeJoin,
            flag: \.startBeforeJoin,
            default: "false",
            "Whether conference-start comes ahead of the participant-join that causes it.",
            rules: [.R83],
            source: "ASSUMED",
            shownIn: "knobs/start_before_join.yaml"
        ),
        Knob(
            .waitingTalk,
            \.waitingTalk,
            default: "none",
            "What those who wait hear of each other. none: nothing. each_other: each other.",
            rules: [.R23],
            source: "ASSUMED, FS",
            shownIn: "knobs/waiting_talk.yaml"
        ),
        Knob(
            notYet: .waitFetch,
            ["post", "get"],
            "The method by which wait_url is fetched. post: POST. get: GET. The simulator opens no socket, so a fetch "
                + "shows only in what is heard, where both are the same.",
            rules: [.R24],
            source: "ASSUMED, SWML"
        ),
        Knob(
            .waitFail,
            \.waitFail,
            default: "default_music",
            "What follows when wait_url cannot be fetched or played as a wait begins. default_music: the platform's music "
                + "plays. silence: nothing plays. fail_join: a join that would wait is refused with 400.",
            rules: [.R24],
            source: "ASSUMED",
            shownIn: "knobs/wait_fail.yaml"
        ),
        Knob(
            .waitDocument,
            \.waitDocument,
            default: "cxml_or_audio",
            "What wait_url may yield. cxml_or_audio: a cXML document or a sound file. swml_too: a SWML document as well.",
            rules: [.R24],
            source: "HIST, SWML, C2",
            shownIn: "knobs/wait_document.yaml"
        ),
        Knob(
            .aloneAudio,
            \.aloneAudio,
            default: "hold_music",
            cxml: "hold_music",
            "What the only member of a running conference hears. hold_music: hold music. silence: nothing.",
            rules: [.R26],
            source: "ASSUMED, FS",
            shownIn: "knobs/alone_audio.yaml"
        ),
    ]
}
