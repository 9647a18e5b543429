extension Knobs {
    static let rest: [Knob] = [
        Knob(
            .restSeesRelay,
            flag: \.restSeesRelay,
            default: "true",
            "Whether REST sees conferences that RELAY made.",
            rules: [.T1],
            source: "ASSUMED, LOGS",
            shownIn: "knobs/rest_sees_relay.yaml"
        ),
        Knob(
            .completedUpdateStatus,
            \.completedUpdateStatus,
            default: "422",
            "The HTTP status for changing a conference that has ended. 422: unprocessable. 400: bad request.",
            rules: [.T3],
            source: "ASSUMED, ERR",
            shownIn: .readings("RESTKnobTests")
        ),
        Knob(
            .announceOverlap,
            \.announceOverlap,
            default: "queue",
            "What becomes of a second announcement while one plays. queue: it waits. replace: it takes the first one's place.",
            rules: [.T6],
            source: "ASSUMED",
            shownIn: "knobs/announce_overlap.yaml"
        ),
        Knob(
            .participantAfterLeave,
            \.participantAfterLeave,
            default: "completed",
            "How a participant that has left is read. completed: with that status. 404: not at all.",
            rules: [.T8],
            source: "ASSUMED",
            shownIn: .readings("RESTKnobTests")
        ),
        Knob(
            .resumedStatus,
            \.resumedStatus,
            default: "in-progress",
            "The status of a recording that goes on after a pause. in-progress: as before. resumed: a word of its own.",
            rules: [.T9],
            source: "ASSUMED, COMPAT, C42",
            shownIn: "knobs/resumed_status.yaml"
        ),
        Knob(
            .stoppedStatus,
            \.stoppedStatus,
            default: "completed",
            "The status of a recording that was stopped. completed: as at the end. stopped: a word of its own.",
            rules: [.T9],
            source: "ASSUMED, COMPAT, C42",
            shownIn: "knobs/stopped_status.yaml"
        ),
        Knob(
            .streamOnInit,
            \.streams.onInit,
            default: "allow",
            "What becomes of a stream for a conference that has not started. allow: it starts. 21220: it is refused with "
                + "that code.",
            rules: [.T10],
            source: "ASSUMED, ERR",
            shownIn: "knobs/stream_on_init.yaml"
        ),
        Knob(
            .streamByName,
            flag: \.streams.byName,
            default: "true",
            "Whether a stream can be stopped by its name as well as by its id.",
            rules: [.T10],
            source: "ASSUMED, COMPAT",
            shownIn: "knobs/stream_by_name.yaml"
        ),
        Knob(
            .recordingURLShape,
            \.recordingURLShape,
            default: "laml",
            "The form of recording_url. laml: a path of the compatibility API. api_v1: one below /api/v1/recordings.",
            rules: [.R57],
            source: "ASSUMED, SWML, CXML",
            shownIn: "knobs/recording_url_shape.yaml"
        ),
    ]
}
