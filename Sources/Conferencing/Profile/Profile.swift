/// What the service does where no source says it: a value for each knob.
///
/// The engine reads the typed properties; files, reports and `muster explain` go through the table of knobs.
public struct Profile: Sendable, Hashable {
    /// `name_match` (R3)
    public var nameMatch = NameMatch.exact
    /// `name_max` (R4)
    public var nameMaximum = NameMaximum.characters64
    /// `name_reuse` (R7)
    public var nameReuse = NameReuse.immediate
    /// `max_age` (R8); nil for none
    public var maximumAge: TimeSpan?
    /// `reply_first` (R10)
    public var replyFirst = true
    /// `join_requires_answer` (R11)
    public var joinRequiresAnswer = JoinRequiresAnswer.conflict
    /// `gone_code` (R11, W66)
    public var goneCode = GoneCode.notFound
    /// `bad_param` (R12)
    public var badParameter = BadParameter.result400
    /// `unknown_param` (R12)
    public var unknownParameter = UnknownParameter.ignore
    /// `full` (R13)
    public var full = Full.conflict
    /// `limit_counts` (R14)
    public var limitCounts = LimitCounts.allMembers
    /// `limit_owner` (R15)
    public var limitOwner = LimitOwner.first
    /// `rejoin_same` (R16)
    public var rejoinSame = RejoinSame.conflict
    /// `join_other` (R17)
    public var joinOther = JoinOther.conflict
    /// `start_rule` (R20)
    public var startRule = StartRule.moderator
    /// `start_latch` (R21)
    public var startLatch = true
    /// `start_before_join` (R83)
    public var startBeforeJoin = false
    /// `waiting_talk` (R23)
    public var waitingTalk = WaitingTalk.none
    /// `wait_fail` (R24)
    public var waitFail = WaitFail.defaultMusic
    /// `wait_document` (R24, C2)
    public var waitDocument = WaitDocument.cxmlOrAudio
    /// `alone_audio` (R26)
    public var aloneAudio = AloneAudio.holdMusic
    /// `hold_hears` (R28)
    public var holdHears = HoldHears.nobody
    /// `coach_names` (R30)
    public var coachNames = CoachNames.coachedCall
    /// `bad_coach` (R32)
    public var badCoach = BadCoach.badRequest
    /// `coach_waiting` (R33)
    public var coachWaiting = CoachWaiting.refuse
    /// `orphan_coach` (R34)
    public var orphanCoach = OrphanCoach.mute
    /// `beep_owner` (R37)
    public var beepOwner = BeepOwner.mover
    /// `beep_hears_self` (R37)
    public var beepHearsSelf = true
    /// `beep_waiting` (R38)
    public var beepWaiting = false
    /// `coach_beeps` (R38)
    public var coachBeeps = true
    /// `conflict` (R40)
    public var conflict = Conflict.ignore
    /// `leave_mismatch` (R43)
    public var leaveMismatch = LeaveMismatch.notFound
    /// `hangup_order` (R45)
    public var hangupOrder = HangupOrder.endingLeaveEnded
    /// `kick_call` (R46)
    public var kickCall = KickCall.keep
    /// `enders` (R62)
    public var enders = Enders.any
    /// `ender_alone` (R63)
    public var enderAlone = EnderAlone.endOnExit
    /// `end_without_start` (R64)
    public var endWithoutStart = EndWithoutStart.emit
    /// `end_order` (R65)
    public var endOrder = EndOrder.leavesThenEnd
    /// `after_end` (R66)
    public var afterEnd = AfterEnd.keepCall
    /// `fanout` (R80)
    public var fanout = Fanout.sessionOnce
    /// `relay_events` (R81)
    public var relayEvents = RelayEvents.all
    /// `cxml_extra_fields`
    public var cxmlExtraFields = CXMLExtraFields.none
    /// `callback_default_events`
    public var callbackDefaultEvents = CallbackDefaultEvents.none
    /// `webhook_order`
    public var webhookOrder = WebhookOrder.fifo
    /// `conference_call_id` (R82)
    public var conferenceCallID = ConferenceCallID.absent
    /// `noop_events` (R86)
    public var noopEvents = false
    /// `relay_hold` (R90)
    public var relayHold = RelayHold.works
    /// `rest_sees_relay` (T1)
    public var restSeesRelay = true
    /// `taps_hear_coach` (R35)
    public var tapsHearCoach = false
    /// `record_owner` (R41)
    public var recordOwner = RecordOwner.first
    /// `quality_report` (R42)
    public var qualityReport = QualityReport.onLeave
    /// `speech_start` (R85)
    public var speechStart = TimeSpan.milliseconds(100)
    /// `speech_stop` (R85)
    public var speechStop = TimeSpan.milliseconds(800)
    /// `speech_events` (R85)
    public var speechEvents = true
    /// `record_start` (R50)
    public var recordStart = RecordStart.conferenceStart
    /// `record_absent_if_unstarted` (R51)
    public var recordAbsentIfUnstarted = false
    /// `trim_ends` (R54)
    public var trimEnds = TrimEnds.both
    /// `absent_below` (R55)
    public var absentBelow = TimeSpan.seconds(1)
    /// `absent_event` (R55)
    public var absentEvent = AbsentEvent.recordStopWithoutURL
    /// `recording_format` (R57)
    public var recordingFormat = RecordingFormat.wav
    /// `recording_url_shape` (R57)
    public var recordingURLShape = RecordingURLShape.laml
    /// `recording_ready_delay` (R58)
    public var recordingReadyDelay = TimeSpan.zero
    /// `recording_callsid`
    public var recordingCallSID = RecordingCallSID.firstParticipant
    /// `completed_update_status` (T3)
    public var completedUpdateStatus = CompletedUpdateStatus.unprocessable
    /// `participant_after_leave` (T8)
    public var participantAfterLeave = ParticipantAfterLeave.completed
    /// `announce_overlap` (T6)
    public var announceOverlap = AnnounceOverlap.queue
    /// `resumed_status` (T9)
    public var resumedStatus = ResumedStatus.inProgress
    /// `stopped_status` (T9)
    public var stoppedStatus = StoppedStatus.completed
    /// `max_participants_range` (C1)
    public var maximumParticipantsRange = MaximumParticipantsRange.min2Unbounded
    /// `dial_rate`
    public var dialRate = DialRate.unlimited
    /// `dialing_event` (W72)
    public var dialingEvent = DialingEvent.once
    /// `ending_on_failure` (W72)
    public var endingOnFailure = false
    /// The knobs of audio streams.
    public var streams = StreamProfile()
    /// The knobs of RELAY's wire.
    public var wire = WireProfile()
    /// `offer` (W61)
    public var offer = Offer.all
    /// `inbound_ringing_event`
    public var inboundRingingEvent = false
    /// `dup_tag` (W73)
    public var duplicateTag = DuplicateTag.allow

    /// All defaults: the preset `relay`.
    public init() {}

    /// The preset `relay`: all defaults.
    public static let relay = Profile()

    /// The preset `cxml`, as the compatibility front door documents conferences.
    public static let cxml: Profile = {
        var profile = Profile()
        profile.startRule = .twoParty
        profile.afterEnd = .hangup
        profile.recordStart = .twoParticipants
        return profile
    }()
}
