// T1 to T13: what REST does to a conference.
extension Rules {
    static let restRules: [Rule] = [
        Rule(
            .T1,
            "Visibility",
            .assumed,
            "Conferences that RELAY made are visible to REST, which can change them; their ids are the same.",
            source: "ASSUMED, LOGS",
            knobs: [.restSeesRelay]
        ),
        Rule(
            .T2,
            "All or nothing",
            .assumed,
            "A request is checked whole, applied whole, and its reply shows the new state. The order of effects is Muted, Hold, "
                + "coaching, WaitUrl, announcement. RELAY's events may come before or after the reply.",
            source: "ASSUMED"
        ),
        Rule(
            .T3,
            "Ending a conference",
            .documented,
            "Status=completed ends it, with conference-ended-via-api. On one that has ended it is refused with 10000.",
            source: "COMPAT, ERR, RA",
            knobs: [.completedUpdateStatus]
        ),
        Rule(
            .T4,
            "Mute and hold",
            .mixed,
            "They emit participant-mute, -unmute, -hold and -unhold; where nothing changes, nothing. That waiting members can be "
                + "muted and held too is assumed.",
            source: "COMPAT, ASSUMED"
        ),
        Rule(
            .T5,
            "Changing a coach",
            .mixed,
            "A target that is not in the conference is refused with 16002; assumed to hold also for oneself and for "
                + "Coaching=true without a target. Coaching=false clears both fields. It emits participant-modify.",
            source: "ERR, COMPAT, ASSUMED"
        ),
        Rule(
            .T6,
            "Playing an announcement",
            .assumed,
            "The document is fetched with the standard form, and may be audio or cXML of Play, Pause, Say and Redirect. It ends "
                + "with announcement-end, or -fail where it cannot be fetched or played. A second one waits for the first.",
            source: "ASSUMED",
            knobs: [.announceOverlap]
        ),
        Rule(
            .T7,
            "Removing a participant",
            .documented,
            "DELETE of a participant takes it out of the conference. For one that is no member it is 404.",
            source: "COMPAT"
        ),
        Rule(
            .T8,
            "Participants that left",
            .assumed,
            "They are no longer listed, and can still be read, with the status completed.",
            source: "ASSUMED",
            knobs: [.participantAfterLeave]
        ),
        Rule(
            .T9,
            "Recordings",
            .mixed,
            "The words are documented. Assumed: only a recording in progress can be paused, only a paused one resumed, and "
                + "either stopped; anything else is 422.",
            details: [
                "Assumed: a resumed recording is in-progress, and a stopped one completed once its file is ready."
            ],
            source: "COMPAT, C42, ASSUMED",
            knobs: [.resumedStatus, .stoppedStatus]
        ),
        Rule(
            .T10,
            "Streams",
            .mixed,
            "The reply says queued, then the stream is in-progress when its socket is open, and stopped at the end. On a "
                + "conference that has ended it is refused with 21220. Timing is assumed.",
            details: [
                "Assumed: a stream may start before the conference does, one of a name in use fails with its webhook, and one that RELAY attached can be stopped by its id or its name."
            ],
            source: "COMPAT, ERR, ASSUMED",
            knobs: [.streamOnInit, .streamByName]
        ),
        Rule(
            .T11,
            "Retention",
            .assumed,
            "Conferences that have ended can be read as long as the simulator runs.",
            source: "ASSUMED"
        ),
        Rule(
            .T12,
            "Regions",
            .assumed,
            "RELAY's global and us are REST's us1, eu is ie1, and ch is de1.",
            source: "ASSUMED"
        ),
        Rule(
            .T13,
            "Deleting a recording",
            .assumed,
            "While it runs it is refused with 422 and 10000. Afterwards it is gone: its media gives 404, and addresses that were "
                + "sent are dead.",
            source: "ASSUMED"
        ),
    ]
}
