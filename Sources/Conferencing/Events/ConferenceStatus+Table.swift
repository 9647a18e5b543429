/// What is known of one status of a conference event.
public struct ConferenceStatusEntry: Sendable, Hashable {
    /// The status.
    public var status: ConferenceStatus
    /// What it tells, in one or two plain sentences.
    public var summary: String
    /// Who may be told of it by a webhook.
    public var webhook: Webhook
    /// The rules that govern it.
    public var rules: [RuleID]
    /// Where that is written, by the tags of the reference.
    public var source: String
    /// Whether the simulator emits it yet.
    public var support: Support

    /// Whether it speaks of one participant or of the whole conference.
    public var level: Level { status.isOfParticipant ? .participant : .conference }

    /// Of what a status speaks.
    public enum Level: String, Sendable, Hashable, CaseIterable {
        case participant, conference
    }

    /// The webhook that carries a status.
    public enum Webhook: Sendable, Hashable {
        /// That of `status_callback`, for those who subscribed to this word.
        case conference(ConferenceCallbackWord)
        /// That of `recording_status_callback`, for those who subscribed to one of these words.
        case recording([RecordingCallbackWord])
        /// None.
        case none
    }

    init(
        _ status: ConferenceStatus,
        _ summary: String,
        webhook: Webhook,
        rules: [RuleID],
        source: String,
        support: Support = .notYet
    ) {
        self.status = status
        self.summary = summary
        self.webhook = webhook
        self.rules = rules
        self.source = source
        self.support = support
    }
}

extension ConferenceStatus {
    /// What is known of the status.
    public var entry: ConferenceStatusEntry {
        switch self {
        case .conferenceStart:
            .init(
                self,
                "The conference has started: those who waited hear each other from now on.",
                webhook: .conference(.start),
                rules: [.R20, .R25],
                source: "RA, SDKDOC, SWML, CXML",
                support: .simulated
            )
        case .conferenceEnd:
            .init(
                self,
                "The conference has ended and its id is dead; reason_ended says why.",
                webhook: .conference(.end),
                rules: [.R60, .R61, .R67],
                source: "RA, SDKDOC, SWML, CXML",
                support: .simulated
            )
        case .participantJoin:
            .init(
                self,
                "A call has become a member, though it may have to wait for the start.",
                webhook: .conference(.join),
                rules: [.R5, .R84],
                source: "RA, SDKDOC, SWML, CXML",
                support: .simulated
            )
        case .participantLeave:
            .init(
                self,
                "A member is gone: it left, was taken out, hung up, or the conference ended.",
                webhook: .conference(.leave),
                rules: [.R43, .R45, .R46, .R65],
                source: "RA, SDKDOC, SWML, CXML",
                support: .simulated
            )
        case .participantMute:
            .init(
                self,
                "A member has been muted. A member that joins muted is not reported so.",
                webhook: .conference(.mute),
                rules: [.R27, .R86, .T4],
                source: "RA, SDKDOC, SWML, CXML",
                support: .simulated
            )
        case .participantUnmute:
            .init(
                self,
                "A member may speak again.",
                webhook: .conference(.mute),
                rules: [.R27, .R86, .T4],
                source: "RA, SDKDOC, SWML, CXML",
                support: .simulated
            )
        case .participantHold:
            .init(
                self,
                "A member has been put on hold.",
                webhook: .conference(.hold),
                rules: [.R28, .R86, .R90, .T4],
                source: "RA, SDKDOC, SWML, CXML",
                support: .simulated
            )
        case .participantUnhold:
            .init(
                self,
                "A member has been taken off hold.",
                webhook: .conference(.hold),
                rules: [.R28, .R86, .R90, .T4],
                source: "RA, SDKDOC, SWML, CXML",
                support: .simulated
            )
        case .participantModify:
            .init(
                self,
                "Something about a member has changed that has no status of its own, such as whom it coaches.",
                webhook: .conference(.modify),
                rules: [.R87, .T5],
                source: "RA, SWML",
                support: .simulated
            )
        case .participantSpeechStart:
            .init(
                self,
                "A member has begun to speak.",
                webhook: .conference(.speaker),
                rules: [.R85],
                source: "RA, SWML, CXML",
                support: .simulated
            )
        case .participantSpeechStop:
            .init(
                self,
                "A member has stopped speaking, or may not be heard any more.",
                webhook: .conference(.speaker),
                rules: [.R85],
                source: "RA, SWML, CXML",
                support: .simulated
            )
        case .participantCallQuality:
            .init(
                self,
                "The measured quality of a member's call; only where emit_call_quality asks for it.",
                webhook: .none,
                rules: [.R42],
                source: "RA",
                support: .simulated
            )
        case .announcementEnd:
            .init(
                self,
                "An announcement has been played to its end.",
                webhook: .conference(.announcement),
                rules: [.R88, .T6],
                source: "RA",
                support: .simulated
            )
        case .announcementFail:
            .init(
                self,
                "An announcement could not be fetched or played.",
                webhook: .conference(.announcement),
                rules: [.R88, .T6],
                source: "RA",
                support: .simulated
            )
        case .recordStart:
            .init(
                self,
                "The recording has begun.",
                webhook: .recording([.inProgress]),
                rules: [.R50],
                source: "RA, SWML",
                support: .simulated
            )
        case .recordStop:
            .init(
                self,
                "The recording is over; it bears the recording's address, unless there was nothing to keep.",
                webhook: .recording([.completed, .absent]),
                rules: [.R53, .R55, .R58],
                source: "RA, SWML, C32",
                support: .simulated
            )
        case .recordPause:
            .init(
                self,
                "The recording has been paused.",
                webhook: .none,
                rules: [.R56, .T9],
                source: "RA, SWML",
                support: .simulated
            )
        case .recordResume:
            .init(
                self,
                "The recording goes on.",
                webhook: .none,
                rules: [.R56, .T9],
                source: "RA, SWML",
                support: .simulated
            )
        }
    }
}
