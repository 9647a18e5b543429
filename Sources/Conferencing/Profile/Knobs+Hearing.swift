extension Knobs {
    static let hearing: [Knob] = [
        Knob(
            .holdHears,
            \.holdHears,
            default: "nobody",
            "What a member on hold hears. nobody: hold audio alone. conference: the others, and is not heard.",
            rules: [.R28],
            source: "ASSUMED, FS",
            shownIn: "knobs/hold_hears.yaml"
        ),
        Knob(
            .coachNames,
            \.coachNames,
            default: "coached_call",
            "Whom the option coach names. coached_call: the call that is coached by the joiner. coaching_call: the one that "
                + "coaches, who hears and is not heard, as one source read literally has it.",
            rules: [.R30],
            source: "RA, COMPAT, CXML, SDKDOC, C6",
            shownIn: "knobs/coach_names.yaml"
        ),
        Knob(
            .badCoach,
            \.badCoach,
            default: "result_400",
            "What becomes of a join that coaches somebody who is no member. result_400: refused with 400. result_404: "
                + "refused with 404. join_without_coach: it joins as a normal member.",
            rules: [.R32],
            source: "ASSUMED, SWML",
            shownIn: "knobs/bad_coach.yaml"
        ),
        Knob(
            .coachWaiting,
            \.coachWaiting,
            default: "refuse",
            "What becomes of coaching a member of a conference that still waits. refuse: it is refused. allow: it is allowed.",
            rules: [.R33],
            source: "ASSUMED, CXML",
            shownIn: "knobs/coach_waiting.yaml"
        ),
        Knob(
            .orphanCoach,
            \.orphanCoach,
            default: "mute",
            "What becomes of a coach whose target has left. mute: it stays, and nobody hears it. becomes_normal: it becomes a "
                + "normal member. leaves: it leaves too.",
            rules: [.R34],
            source: "ASSUMED",
            shownIn: "knobs/orphan_coach.yaml"
        ),
        Knob(
            .tapsHearCoach,
            flag: \.tapsHearCoach,
            default: "false",
            "Whether streams and the recording hear coaches.",
            rules: [.R35],
            source: "ASSUMED",
            shownIn: "knobs/taps_hear_coach.yaml"
        ),
        Knob(
            .beepOwner,
            \.beepOwner,
            default: "mover",
            "Whose beep counts. mover: that of whoever enters or leaves. first: the first participant's.",
            rules: [.R37],
            source: "ASSUMED, FS",
            shownIn: "knobs/beep_owner.yaml"
        ),
        Knob(
            .beepHearsSelf,
            flag: \.beepHearsSelf,
            default: "true",
            "Whether a newcomer hears the beep of its own entry.",
            rules: [.R37],
            source: "ASSUMED, FS",
            shownIn: "knobs/beep_hears_self.yaml"
        ),
        Knob(
            .beepWaiting,
            flag: \.beepWaiting,
            default: "false",
            "Whether it beeps in a conference that waits.",
            rules: [.R38],
            source: "ASSUMED, FS, CXML",
            shownIn: "knobs/beep_waiting.yaml"
        ),
        Knob(
            .coachBeeps,
            flag: \.coachBeeps,
            default: "true",
            "Whether it beeps for coaches.",
            rules: [.R38],
            source: "ASSUMED",
            shownIn: "knobs/coach_beeps.yaml"
        ),
    ]

    static let settings: [Knob] = [
        Knob(
            .conflict,
            \.conflict,
            default: "ignore",
            "What becomes of a setting of the conference that a later participant gives differently. ignore: nothing. "
                + "last_wins: it holds from now on. result_400: the join is refused.",
            rules: [.R40],
            source: "ASSUMED, CXML",
            shownIn: "knobs/conflict.yaml"
        ),
        Knob(
            .recordOwner,
            \.recordOwner,
            default: "first",
            "Whose record counts. first: the first participant's. any_join_may_start: a later record-from-start starts the "
                + "recording then.",
            rules: [.R41],
            source: "ASSUMED",
            shownIn: "knobs/record_owner.yaml"
        ),
        Knob(
            .qualityReport,
            \.qualityReport,
            default: "on_leave",
            "When call quality is reported. on_leave: once, as a member leaves. every(10s): again and again, "
                + "after such a time; any other duration will do.",
            rules: [.R42],
            source: "ASSUMED",
            shownIn: "knobs/quality_report.yaml"
        ),
    ]
}
