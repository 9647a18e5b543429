extension JoinOptions {
    /// How an option is set and read.
    public static func accessor(_ key: Key) -> OptionAccessor<JoinOptions> {
        switch key {
        case .name: .requiredText(\.name)
        case .muted: .boolean(\.muted)
        case .beep: .word(\.beep)
        case .startOnEnter: .boolean(\.startOnEnter)
        case .endOnExit: .boolean(\.endOnExit)
        case .waitURL: .text(\.waitURL)
        case .maxParticipants: .integer(\.maxParticipants)
        case .record: .word(\.record)
        case .region: .word(\.region)
        case .trim: .word(\.trim)
        case .acl: .word(\.acl)
        case .coach: .call(\.coach)
        case .statusCallback: .text(\.statusCallback)
        case .statusCallbackEvents: .words(\.statusCallbackEvents)
        case .statusCallbackEventType: .word(\.statusCallbackEventType)
        case .statusCallbackMethod: .word(\.statusCallbackMethod)
        case .recordingStatusCallback: .text(\.recordingStatusCallback)
        case .recordingStatusCallbackEvents: .words(\.recordingStatusCallbackEvents)
        case .recordingStatusCallbackEventType: .word(\.recordingStatusCallbackEventType)
        case .recordingStatusCallbackMethod: .word(\.recordingStatusCallbackMethod)
        case .stream: .object(\.stream)
        case .emitCallQuality: .boolean(\.emitCallQuality)
        }
    }

    /// What is known of an option.
    public static func parameter(_ key: Key) -> Parameter {
        let name = key.rawValue
        return switch key {
        case .name:
            Parameter(
                name,
                .text(maximumLength: 64, nonBlank: true),
                isRequired: true,
                scope: .conference,
                "The name of the conference: calls of one project that give the same name meet. The first join creates it.",
                rules: [.R1, .R2, .R3, .R4, .R5, .R7],
                source: "SDKDOC, RA, COMPAT",
                support: .simulated,
                otherNames: ["friendly_name", "FriendlyName"]
            )
        case .muted:
            Parameter(
                name,
                .boolean,
                default: "false",
                scope: .participant,
                "Whether the participant enters muted: it hears the others and is not heard by them.",
                rules: [.R27],
                source: "RA, SWML",
                support: .simulated
            )
        case .beep:
            Parameter(
                name,
                .word(of: Beep.self),
                default: Beep.both.rawValue,
                scope: .participant,
                "When a beep sounds for this participant: as it enters and leaves, at one of them, or never. "
                    + "On the wire it is a text, even where it says true.",
                rules: [.R36, .R37, .R38, .R39],
                source: "RA, SDKDOC, CXML",
                support: .simulated
            )
        case .startOnEnter:
            Parameter(
                name,
                .boolean,
                default: "true",
                scope: .participant,
                "Whether the conference starts when this participant enters; with false it waits for one who starts it. "
                    + "Events call it start_on_join.",
                rules: [.R20, .R21, .R22, .R23],
                source: "RA, SDKDOC",
                support: .simulated,
                otherNames: ["start_on_join", "startConferenceOnEnter"]
            )
        case .endOnExit:
            Parameter(
                name,
                .boolean,
                default: "false",
                scope: .participant,
                "Whether the conference ends for everybody when this participant leaves. Events call it end_on_leave.",
                rules: [.R60, .R61, .R62, .R63],
                source: "RA, SDKDOC",
                support: .simulated,
                otherNames: ["end_on_leave", "endConferenceOnExit"]
            )
        case .waitURL:
            Parameter(
                name,
                .web,
                scope: .participant,
                "What this participant hears until the conference starts: an mp3 or wav file, or a cXML document of Play, "
                    + "Pause and Redirect. Without it the platform's hold music plays.",
                rules: [.R23, .R24],
                source: "RA, CXML, C2",
                support: .simulated
            )
        case .maxParticipants:
            Parameter(
                name,
                .integer(minimum: 2),
                default: "100000",
                scope: .conference,
                "How many members the conference may have; whoever comes beyond it is refused. Sources differ on the upper "
                    + "limit (250 or 100000), and the newest states none.",
                rules: [.R13, .R14, .R15],
                source: "SWML, SDK, C1",
                support: .simulated
            )
        case .record:
            Parameter(
                name,
                .word(of: RecordMode.self),
                default: RecordMode.doNotRecord.rawValue,
                scope: .conference,
                "Whether the conference is recorded from its start on.",
                rules: [.R41, .R50, .R51, .R52, .R53],
                source: "RA, SWML, C4",
                support: .simulated
            )
        case .region:
            Parameter(
                name,
                .word(of: Region.self),
                default: Region.global.rawValue,
                scope: .conference,
                "Where the conference's media is hosted. It changes nothing that can be heard, and events repeat it.",
                rules: [.R41, .T12],
                source: "RA, SWML, C12",
                support: .simulated
            )
        case .trim:
            Parameter(
                name,
                .word(of: TrimMode.self),
                default: TrimMode.trimSilence.rawValue,
                scope: .conference,
                "Whether the silence at the ends of the recording is cut off.",
                rules: [.R41, .R54, .R55],
                source: "RA, SWML, C11",
                support: .simulated
            )
        case .acl:
            Parameter(
                name,
                .word(of: AccessControl.self),
                default: AccessControl.private.rawValue,
                scope: .conference,
                "Who may fetch the recording. No source states its default, which is assumed to be private.",
                rules: [.R41],
                source: "RA, HIST, SDK",
                support: .simulated
            )
        case .coach:
            Parameter(
                name,
                .call,
                scope: .participant,
                "The member whom this participant coaches: only that call hears the coach, and the coach hears everybody. "
                    + "Read literally, one source has it the other way round; the knob coach_names tells both readings.",
                rules: [.R30, .R31, .R32, .R33, .R34],
                source: "RA, CXML, COMPAT, C6",
                support: .simulated
            )
        case .statusCallback:
            Parameter(
                name,
                .web,
                scope: .conference,
                "The address that is sent the conference's webhooks.",
                rules: [.R40],
                source: "RA, SDKDOC, SWML, CXML",
                support: .simulated
            )
        case .statusCallbackEvents:
            Parameter(
                name,
                .words(of: ConferenceCallbackWord.self),
                scope: .conference,
                "Which webhooks are sent to status_callback. RELAY sessions get all events, whatever it says.",
                rules: [.R40, .R81],
                source: "RA, SWML",
                support: .simulated
            )
        case .statusCallbackEventType:
            Parameter(
                name,
                .word(of: CallbackFormat.self),
                default: CallbackFormat.relay.rawValue,
                scope: .conference,
                "The format of the webhook's body: relay is the event's JSON, cxml (laml is the same) a form.",
                rules: [.R41],
                source: "RA, GUIDE, C3",
                support: .simulated
            )
        case .statusCallbackMethod:
            Parameter(
                name,
                .word(of: CallbackMethod.self),
                default: CallbackMethod.post.rawValue,
                scope: .conference,
                "The webhook's method. The relay format is always sent by POST.",
                rules: [.R41],
                source: "RA",
                support: .simulated
            )
        case .recordingStatusCallback:
            Parameter(
                name,
                .web,
                scope: .conference,
                "The address that is sent the recording's webhooks.",
                rules: [.R41, .R58],
                source: "RA, SDKDOC, SWML, CXML",
                support: .simulated
            )
        case .recordingStatusCallbackEvents:
            Parameter(
                name,
                .words(of: RecordingCallbackWord.self),
                default: RecordingCallbackWord.completed.rawValue,
                scope: .conference,
                "Which webhooks are sent to recording_status_callback.",
                rules: [.R41, .R50, .R55, .R58],
                source: "RA, SWML, C19",
                support: .simulated
            )
        case .recordingStatusCallbackEventType:
            Parameter(
                name,
                .word(of: CallbackFormat.self),
                default: CallbackFormat.relay.rawValue,
                scope: .conference,
                "The format of the recording webhook's body: relay is the event's JSON, cxml (laml is the same) a form.",
                rules: [.R41],
                source: "RA, C3",
                support: .simulated
            )
        case .recordingStatusCallbackMethod:
            Parameter(
                name,
                .word(of: CallbackMethod.self),
                default: CallbackMethod.post.rawValue,
                scope: .conference,
                "The recording webhook's method. The relay format is always sent by POST.",
                rules: [.R41],
                source: "RA",
                support: .simulated
            )
        case .stream:
            Parameter(
                name,
                .object(StreamParameters.all),
                scope: .addsToConference,
                "Attaches a WebSocket to the conference, which carries its audio to an endpoint and back. "
                    + "The Python SDK calls the argument stream_obj.",
                rules: [.R70, .R71, .R72, .R73, .R74, .R75],
                source: "SDK, RA",
                support: .simulated,
                otherNames: ["stream_obj"]
            )
        case .emitCallQuality:
            Parameter(
                name,
                .boolean,
                default: "false",
                scope: .conference,
                "Whether members' call quality is reported, in participant-call-quality events. "
                    + "That the first participant's value counts is assumed.",
                rules: [.R42],
                source: "RA",
                support: .simulated
            )
        }
    }
}
