// R43 to R67: how members leave, what is recorded, and how a conference ends.
extension Rules {
    static let leavingRules: [Rule] = [
        Rule(
            .R43,
            "leave_conference",
            .assumed,
            "The call must be a member of exactly the lifetime that is named; otherwise the reply is 404 and nothing happens. "
                + "Who leaves twice gets 404 the second time. The Python SDK makes an empty result of it, without an error.",
            source: "ASSUMED, SDK",
            knobs: [.leaveMismatch]
        ),
        Rule(
            .R44,
            "The call after leaving",
            .documented,
            "It stays answered and under RELAY's control.",
            source: "SDKDOC"
        ),
        Rule(
            .R45,
            "Hangup",
            .assumed,
            "A call that ends, for whatever reason, leaves first: calling.call.state says ending, then comes "
                + "participant-leave with all that follows from it, then calling.call.state says ended.",
            source: "ASSUMED",
            knobs: [.hangupOrder]
        ),
        Rule(
            .R46,
            "Kick",
            .mixed,
            "REST can take a participant out of the conference, which is like leaving. That the call stays up is assumed.",
            source: "COMPAT, ASSUMED",
            knobs: [.kickCall]
        ),
        Rule(
            .R47,
            "Lost RELAY connection",
            .assumed,
            "Members stay: their audio does not depend on the control connection.",
            source: "ASSUMED, GUIDE"
        ),
        Rule(
            .R48,
            "Other commands on a member",
            .assumed,
            "Playing, recording and sending digits act on the call and leave its membership alone. Transferring or "
                + "connecting it takes it out of the conference first.",
            source: "ASSUMED",
            knobs: [.connectMember]
        ),
    ]

    static let recordingRules: [Rule] = [
        Rule(
            .R50,
            "Start of the recording",
            .documented,
            "By RELAY it begins when the conference starts, by cXML once two participants have joined; wait music is not in "
                + "it. It emits record-start, and the webhook in-progress to those who subscribed.",
            source: "SDKDOC, RA, CXML, C4",
            knobs: [.recordStart]
        ),
        Rule(
            .R51,
            "A conference that never started",
            .assumed,
            "It records nothing: there are no record events and no recording webhook.",
            source: "ASSUMED",
            knobs: [.recordAbsentIfUnstarted]
        ),
        Rule(
            .R52,
            "What is recorded",
            .mixed,
            "Hold and wait music are left out, as cXML documents. Assumed: it is one mono mix of what R35 says, beeps included.",
            source: "CXML, ASSUMED"
        ),
        Rule(
            .R53,
            "End of the recording",
            .mixed,
            "Where there is a recording, record-stop and conference-end bear its address, whole seconds and bytes. Assumed: "
                + "it stops at REST's word or the conference's end, just before conference-end, and never starts again.",
            source: "SWML, ASSUMED, C32"
        ),
        Rule(
            .R54,
            "Trim",
            .documented,
            "Silence is cut off the recording; sources differ on whether at both ends or at the start only. The duration is "
                + "that of what is left.",
            source: "SWML, CXML, RA, C11",
            knobs: [.trimEnds]
        ),
        Rule(
            .R55,
            "Absent recording",
            .mixed,
            "A recording may be too short or have no audio. Assumed: shorter than a second, or with trim-silence all silence. "
                + "Then record-stop comes without the recording's fields, and the webhook absent.",
            source: "COMPAT, ASSUMED",
            knobs: [.absentBelow, .absentEvent]
        ),
        Rule(
            .R56,
            "Pause and resume",
            .documented,
            "REST alone can pause a recording, and either record silence meanwhile, which counts in the duration, or skip "
                + "the time. It emits record-pause and record-resume.",
            source: "COMPAT"
        ),
        Rule(
            .R57,
            "Format and address",
            .assumed,
            "A recording is a wav file of 8 kHz mono in 16 bits: 44 bytes and 16000 for each second.",
            source: "ASSUMED",
            knobs: [.recordingFormat, .recordingURLShape]
        ),
        Rule(
            .R58,
            "When it can be fetched",
            .assumed,
            "record-stop comes at once, and the webhook completed after a delay, which is 0 in a simulator; the real service "
                + "takes time to transcode.",
            source: "ASSUMED",
            knobs: [.recordingReadyDelay]
        ),
    ]

    static let endRules: [Rule] = [
        Rule(
            .R60,
            "Causes of the end",
            .documented,
            "The last member leaves, a member with end_on_exit leaves, or REST sets the status completed.",
            source: "CXML, COMPAT, RA"
        ),
        Rule(
            .R61,
            "reason_ended",
            .documented,
            "The values are documented, and which cause gets which is read from their names. call_id_ending_conf is the call "
                + "that caused the end; where REST ends the conference it is absent, which is assumed.",
            details: [
                "The last one left or hung up: \(ReasonEnded.lastParticipantLeft.rawValue).",
                "The last one was removed by REST: \(ReasonEnded.lastParticipantKicked.rawValue).",
                "One with end_on_exit left or hung up: \(ReasonEnded.enderLeft.rawValue).",
                "One with end_on_exit was removed by REST: \(ReasonEnded.enderKicked.rawValue).",
                "REST set the status completed: \(ReasonEnded.endedViaAPI.rawValue).",
            ],
            source: "RA, ASSUMED"
        ),
        Rule(
            .R62,
            "Several with end_on_exit",
            .documented,
            "The first of them to leave ends the conference.",
            source: "CXML, FS",
            knobs: [.enders]
        ),
        Rule(
            .R63,
            "The last one also has end_on_exit",
            .assumed,
            "Then reason_ended names end_on_exit, not the last participant.",
            source: "ASSUMED",
            knobs: [.enderAlone]
        ),
        Rule(
            .R64,
            "Ending while waiting",
            .assumed,
            "The same causes end a conference that has not started; conference-end is emitted though conference-start "
                + "never was.",
            source: "ASSUMED",
            knobs: [.endWithoutStart]
        ),
        Rule(
            .R65,
            "The others at the end",
            .assumed,
            "Each remaining member gets participant-leave, in join order, with sizes counting down; then record-stop; then "
                + "streams stop; then conference-end with size 0.",
            source: "ASSUMED",
            knobs: [.endOrder]
        ),
        Rule(
            .R66,
            "Their calls after the end",
            .mixed,
            "By RELAY they stay answered, out of the conference and free for new commands; that is assumed. By SWML their "
                + "script goes on. By cXML everybody drops out of the call.",
            source: "ASSUMED, SWML, CXML, FS",
            knobs: [.afterEnd]
        ),
        Rule(
            .R67,
            "One end only",
            .assumed,
            "After conference-end no event bears that id. Late recording webhooks and REST may still do.",
            source: "ASSUMED"
        ),
    ]
}
