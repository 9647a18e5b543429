extension Knobs {
    static let leaving: [Knob] = [
        Knob(
            .leaveMismatch,
            \.leaveMismatch,
            default: "result_404",
            "How a leave is answered by a call that is not in the conference it names. result_404: with 404. result_400: "
                + "with 400. result_200: with 200, and nothing happens.",
            rules: [.R43],
            source: "ASSUMED",
            shownIn: "knobs/leave_mismatch.yaml"
        ),
        Knob(
            .hangupOrder,
            \.hangupOrder,
            default: "ending_leave_ended",
            "Where participant-leave stands when a member hangs up. ending_leave_ended: between the call's states ending and "
                + "ended. leave_first: ahead of both. leave_last: after both.",
            rules: [.R45],
            source: "ASSUMED",
            shownIn: "knobs/hangup_order.yaml"
        ),
        Knob(
            .kickCall,
            \.kickCall,
            default: "keep",
            cxml: "keep",
            "What becomes of the call that REST takes out of a conference. keep: it stays up. hangup: it ends.",
            rules: [.R46],
            source: "ASSUMED",
            shownIn: "knobs/kick_call.yaml"
        ),
        Knob(
            notYet: .connectMember,
            ["leaves", "result_409"],
            "What becomes of calling.connect and calling.transfer by a member. leaves: it leaves the conference first. "
                + "result_409: the command is refused. There is neither here yet, for the reference has neither their parameters "
                + "nor their events.",
            rules: [.R48],
            source: "ASSUMED"
        ),
    ]

    static let recording: [Knob] = [
        Knob(
            .recordStart,
            \.recordStart,
            default: "conference_start",
            cxml: "two_participants",
            "When the recording begins. conference_start: with the conference. two_participants: with the second participant.",
            rules: [.R50],
            source: "SDKDOC, RA, CXML, C4",
            shownIn: "knobs/record_start.yaml"
        ),
        Knob(
            .recordAbsentIfUnstarted,
            flag: \.recordAbsentIfUnstarted,
            default: "false",
            "Whether a conference that never started reports an absent recording.",
            rules: [.R51],
            source: "ASSUMED",
            shownIn: "knobs/record_absent_if_unstarted.yaml"
        ),
        Knob(
            .trimEnds,
            \.trimEnds,
            default: "both",
            "Where trim-silence cuts. both: at both ends. start_only: at the start.",
            rules: [.R54],
            source: "CXML, RA, SWML, C11",
            shownIn: "knobs/trim_ends.yaml"
        ),
        Knob(
            .absentBelow,
            duration: \.absentBelow,
            default: "1s",
            "Below which length a recording counts as absent.",
            rules: [.R55],
            source: "ASSUMED, COMPAT",
            shownIn: "knobs/absent_below.yaml"
        ),
        Knob(
            .absentEvent,
            \.absentEvent,
            default: "record_stop_without_url",
            "What RELAY says of an absent recording. record_stop_without_url: record-stop without the recording's fields. "
                + "none: nothing.",
            rules: [.R55],
            source: "ASSUMED",
            shownIn: "knobs/absent_event.yaml"
        ),
        Knob(
            .recordingFormat,
            \.recordingFormat,
            default: "wav",
            "The format of recordings. wav: 8 kHz mono in 16 bits. mp3: compressed.",
            rules: [.R57],
            source: "ASSUMED",
            shownIn: "knobs/recording_format.yaml"
        ),
        Knob(
            .recordingReadyDelay,
            duration: \.recordingReadyDelay,
            default: "0s",
            "How long after record-stop the recording can be fetched, and the webhook completed is sent.",
            rules: [.R58],
            source: "ASSUMED",
            shownIn: "knobs/recording_ready_delay.yaml"
        ),
    ]

    static let ending: [Knob] = [
        Knob(
            .enders,
            \.enders,
            default: "any",
            "Which members with end_on_exit must leave for the conference to end. any: the first of them. all: every one.",
            rules: [.R62],
            source: "CXML, FS",
            shownIn: "knobs/enders.yaml"
        ),
        Knob(
            .enderAlone,
            \.enderAlone,
            default: "end_on_exit",
            "The reason when the last member to leave has end_on_exit. end_on_exit: that. last_participant: that it was the "
                + "last one.",
            rules: [.R63],
            source: "ASSUMED",
            shownIn: "knobs/ender_alone.yaml"
        ),
        Knob(
            .endWithoutStart,
            \.endWithoutStart,
            default: "emit",
            "Whether a conference that never started says that it has ended. emit: conference-end comes. suppress: it does not.",
            rules: [.R64],
            source: "ASSUMED",
            shownIn: "knobs/end_without_start.yaml"
        ),
        Knob(
            .endOrder,
            \.endOrder,
            default: "leaves_then_end",
            "How the end is told. leaves_then_end: participant-leave of each member, then conference-end. end_then_leaves: "
                + "the other way round. end_only: conference-end alone.",
            rules: [.R65],
            source: "ASSUMED",
            shownIn: "knobs/end_order.yaml"
        ),
        Knob(
            .afterEnd,
            \.afterEnd,
            default: "keep_call",
            cxml: "hangup",
            "What becomes of the members' calls when the conference ends. keep_call: they stay up. hangup: they end, for the "
                + "reason hangup.",
            rules: [.R66],
            source: "ASSUMED, SWML, CXML, FS",
            shownIn: "knobs/after_end.yaml"
        ),
    ]
}
