extension EventFields {
    /// The fields of `calling.conference` but those of recordings, announcements and call quality.
    static let conferenceFields: [EventField] = [
        ofConference(
            "conference_id",
            .conference,
            "always",
            "The id of one lifetime of the conference; a conference of the same name that is made later has another.",
            rules: [.R6, .R7],
            source: "RA"
        ) { .conference($0.conference) },
        ofConference(
            "name",
            .text(),
            "always",
            "The conference's name.",
            rules: [.R3],
            source: "RA, C34",
            otherNames: ["conference_name"]
        ) { .text($0.name) },
        ofConference(
            "region",
            .word(of: Region.self),
            "always",
            "Where the conference's media is hosted.",
            source: "RA, C12"
        ) { .text($0.region.rawValue) },
        ofConference(
            "status",
            .word(of: ConferenceStatus.self),
            "always",
            "What happened.",
            source: "RA, SWML, C34",
            otherNames: ["conference_event"]
        ) { .text($0.status.rawValue) },
        ofConference(
            "size",
            .integer(minimum: 0),
            "always",
            "How many members the conference has after the event, waiting ones included.",
            rules: [.R84],
            source: "RA, C34",
            otherNames: ["participant_count"]
        ) { .integer(Int64($0.size)) },
        EventField(
            notYet: "node_id",
            .text(),
            "on participant events",
            "The address of the node that carries the call; opaque, and sent back with every command.",
            rules: [.R82],
            source: "RA, SWML"
        ),
        ofConference(
            "call_id",
            .call,
            "on participant events; on conference-level ones as the profile has it",
            "The call of the participant.",
            rules: [.R82],
            source: "RA, SWML, C8"
        ) { $0.call.map { .call($0) } },
        EventField(
            notYet: "segment_id",
            .text(),
            "when available",
            "The part of the call's life to which the event belongs; opaque.",
            source: "SWML"
        ),
        ofConference(
            "tag",
            .text(),
            "on participant events of a call that has one",
            "The tag under which the call was dialled.",
            source: "SWML"
        ) { $0.tag.map { .tag($0) } },
        ofConference(
            "muted",
            .boolean,
            "on participant events",
            "Whether the participant is muted.",
            rules: [.R23, .R27],
            source: "RA, SWML"
        ) { flag(.muted, of: $0) },
        ofConference(
            "hold",
            .boolean,
            "on participant events",
            "Whether the participant is on hold.",
            rules: [.R28],
            source: "RA, SWML"
        ) { flag(.onHold, of: $0) },
        ofConference(
            "coaching",
            .boolean,
            "on participant events",
            "Whether the participant is a coach.",
            rules: [.R30, .R34],
            source: "RA, SWML"
        ) { flag(.coaching, of: $0) },
        ofConference(
            "call_id_to_coach",
            .call,
            "on participant events of a coach",
            "The call that the participant coaches.",
            rules: [.R30],
            source: "RA",
            otherNames: ["coach"]
        ) { $0.callToCoach.map { .call($0) } },
        ofConference(
            "start_on_join",
            .boolean,
            "on participant events",
            "Whether the participant starts the conference: the option start_on_enter of its join.",
            rules: [.R20],
            source: "RA, SWML, C7",
            otherNames: ["start_on_enter"]
        ) { flag(.startsOnJoin, of: $0) },
        ofConference(
            "end_on_leave",
            .boolean,
            "on participant events",
            "Whether the participant's leaving ends the conference: the option end_on_exit of its join.",
            rules: [.R62],
            source: "RA, SWML, C7",
            otherNames: ["end_on_exit"]
        ) { flag(.endsOnLeave, of: $0) },
        ofConference(
            "reason_ended",
            .word(of: ReasonEnded.self),
            "on conference-end",
            "Why the conference ended.",
            rules: [.R61, .R63],
            source: "RA"
        ) { $0.reasonEnded.map { .text($0.rawValue) } },
        ofConference(
            "call_id_ending_conf",
            .call,
            "on conference-end, where a participant caused it",
            "The call whose leaving ended the conference.",
            rules: [.R61],
            source: "RA, SWML, C7",
            otherNames: ["call_ending_conference"]
        ) { $0.callEndingConference.map { .call($0) } },
    ]

    /// The fields of `calling.conference` that recordings and announcements bring.
    static let recordingFields: [EventField] = [
        ofConference(
            "recording_url",
            .web,
            "on record-stop and conference-end, if there is a recording",
            "Where the recording can be fetched.",
            rules: [.R53, .R57],
            source: "SWML, RA, C32"
        ) { $0.extras?.value.recording.map { .text($0.url) } },
        ofConference(
            "recording_duration",
            .integer(minimum: 0),
            "with recording_url",
            "How long the recording is, in whole seconds.",
            rules: [.R53, .R54],
            source: "SWML, RA, C32"
        ) { $0.extras?.value.recording.map { .integer($0.durationSeconds) } },
        ofConference(
            "recording_file_size",
            .integer(minimum: 0),
            "with recording_url",
            "How large the recording's file is, in bytes.",
            rules: [.R53, .R57],
            source: "SWML, RA, C32"
        ) { $0.extras?.value.recording.map { .integer($0.sizeBytes) } },
        ofConference(
            "announce_url",
            .web,
            "on announcement-end and announcement-fail",
            "The address of what was announced.",
            rules: [.R88],
            source: "RA"
        ) { $0.extras?.value.announceURL.map { .text($0) } },
    ]

    private static let ofConference = EventFieldMaker<ConferenceEvent> { body in
        if case .conference(let event) = body { event } else { nil }
    }

    private static func flag(_ flag: MemberFlags, of event: ConferenceEvent) -> FieldValue? {
        event.flags.map { .boolean($0.contains(flag)) }
    }
}
