// The values of the knobs that the engine acts on. Raw values are the words of the reference.

/// `name_match` (R3)
public enum NameMatch: String, Sendable, Hashable, CaseIterable { case exact, casefold, trim }
/// `name_max` (R4)
public enum NameMaximum: String, Sendable, Hashable, CaseIterable {
    case characters64 = "64"
    case none
}
/// `join_requires_answer` (R11)
public enum JoinRequiresAnswer: String, Sendable, Hashable, CaseIterable {
    case conflict = "409"
    case autoAnswer = "auto_answer"
    case allow
}
/// `gone_code` (R11)
public enum GoneCode: String, Sendable, Hashable, CaseIterable {
    case notFound = "404"
    case gone = "410"
}
/// `bad_param` (R12)
public enum BadParameter: String, Sendable, Hashable, CaseIterable {
    case result400 = "result_400"
    case invalidParams = "rpc_-32602"
}
/// `unknown_param` (R12)
public enum UnknownParameter: String, Sendable, Hashable, CaseIterable {
    case ignore
    case result400 = "result_400"
}
/// `full` (R13)
public enum Full: String, Sendable, Hashable, CaseIterable {
    case conflict = "result_409"
    case badRequest = "result_400"
    case acceptThenLeave = "accept_then_leave"
    case silent = "silent_200"
}
/// `limit_counts` (R14)
public enum LimitCounts: String, Sendable, Hashable, CaseIterable {
    case allMembers = "all_members"
    case runningOnly = "running_only"
}
/// `limit_owner` (R15)
public enum LimitOwner: String, Sendable, Hashable, CaseIterable {
    case first, joiner
    case lowestSeen = "lowest_seen"
}
/// `rejoin_same` (R16)
public enum RejoinSame: String, Sendable, Hashable, CaseIterable {
    case conflict = "result_409"
    case idempotent = "idempotent_200"
    case leaveAndJoin = "leave_and_join"
    case updateFlags = "update_flags"
}
/// `join_other` (R17)
public enum JoinOther: String, Sendable, Hashable, CaseIterable {
    case conflict = "result_409"
    case move
}
/// `start_rule` (R20)
public enum StartRule: String, Sendable, Hashable, CaseIterable {
    case moderator
    case twoParty = "two_party"
}
/// `waiting_talk` (R23)
public enum WaitingTalk: String, Sendable, Hashable, CaseIterable {
    case none
    case eachOther = "each_other"
}
/// `alone_audio` (R26)
public enum AloneAudio: String, Sendable, Hashable, CaseIterable {
    case holdMusic = "hold_music"
    case silence
}
/// `hold_hears` (R28)
public enum HoldHears: String, Sendable, Hashable, CaseIterable { case nobody, conference }
/// `coach_names` (R30)
public enum CoachNames: String, Sendable, Hashable, CaseIterable {
    case coachedCall = "coached_call"
    case coachingCall = "coaching_call"
}
/// `bad_coach` (R32)
public enum BadCoach: String, Sendable, Hashable, CaseIterable {
    case badRequest = "result_400"
    case notFound = "result_404"
    case joinWithoutCoach = "join_without_coach"
}
/// `coach_waiting` (R33)
public enum CoachWaiting: String, Sendable, Hashable, CaseIterable { case refuse, allow }
/// `orphan_coach` (R34)
public enum OrphanCoach: String, Sendable, Hashable, CaseIterable {
    case mute, leaves
    case becomesNormal = "becomes_normal"
}
/// `kick_call` (R46)
public enum KickCall: String, Sendable, Hashable, CaseIterable { case keep, hangup }
/// `relay_hold` (R90)
public enum RelayHold: String, Sendable, Hashable, CaseIterable {
    case works
    case notImplemented = "not_implemented"
}
/// `beep_owner` (R37)
public enum BeepOwner: String, Sendable, Hashable, CaseIterable { case mover, first }
/// `conflict` (R40)
public enum Conflict: String, Sendable, Hashable, CaseIterable {
    case ignore
    case lastWins = "last_wins"
    case result400 = "result_400"
}
/// `leave_mismatch` (R43)
public enum LeaveMismatch: String, Sendable, Hashable, CaseIterable {
    case notFound = "result_404"
    case badRequest = "result_400"
    case accepted = "result_200"
}
/// `hangup_order` (R45)
public enum HangupOrder: String, Sendable, Hashable, CaseIterable {
    case endingLeaveEnded = "ending_leave_ended"
    case leaveFirst = "leave_first"
    case leaveLast = "leave_last"
}
/// `enders` (R62)
public enum Enders: String, Sendable, Hashable, CaseIterable { case any, all }
/// `ender_alone` (R63)
public enum EnderAlone: String, Sendable, Hashable, CaseIterable {
    case endOnExit = "end_on_exit"
    case lastParticipant = "last_participant"
}
/// `end_without_start` (R64)
public enum EndWithoutStart: String, Sendable, Hashable, CaseIterable { case emit, suppress }
/// `end_order` (R65)
public enum EndOrder: String, Sendable, Hashable, CaseIterable {
    case leavesThenEnd = "leaves_then_end"
    case endThenLeaves = "end_then_leaves"
    case endOnly = "end_only"
}
/// `after_end` (R66)
public enum AfterEnd: String, Sendable, Hashable, CaseIterable {
    case keepCall = "keep_call"
    case hangup
}
/// `fanout` (R80)
public enum Fanout: String, Sendable, Hashable, CaseIterable {
    case sessionOnce = "session_once"
    case ownCallOnly = "own_call_only"
    case perMemberCall = "per_member_call"
}
/// `conference_call_id` (R82)
public enum ConferenceCallID: String, Sendable, Hashable, CaseIterable {
    case absent
    case triggerCall = "trigger_call"
}
/// `max_participants_range` (C1)
public enum MaximumParticipantsRange: String, Sendable, Hashable, CaseIterable {
    case min2Unbounded = "min2_unbounded"
    case from1To250 = "1_250"
    case from2To100000 = "2_100000"
}
/// `dial_rate`
public enum DialRate: String, Sendable, Hashable, CaseIterable {
    case unlimited
    case onePerSecond = "per_second(1)"
}
/// `dialing_event` (W72)
public enum DialingEvent: String, Sendable, Hashable, CaseIterable {
    case once, none
    case perLeg = "per_leg"
}
/// `relay_events` (R81)
public enum RelayEvents: String, Sendable, Hashable, CaseIterable {
    case all
    case subscribedOnly = "subscribed_only"
}
/// `cxml_extra_fields`
public enum CXMLExtraFields: String, Sendable, Hashable, CaseIterable { case none, twilio }
/// `callback_default_events`
public enum CallbackDefaultEvents: String, Sendable, Hashable, CaseIterable { case none, all }
/// `webhook_order`
public enum WebhookOrder: String, Sendable, Hashable, CaseIterable { case fifo, concurrent }
/// `offer` (W61)
public enum Offer: String, Sendable, Hashable, CaseIterable {
    case all
    case roundRobin = "round_robin"
}
/// `dup_tag` (W73)
public enum DuplicateTag: String, Sendable, Hashable, CaseIterable {
    case allow
    case conflict = "result_409"
}
