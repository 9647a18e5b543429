/// The table of the options of `calling.join_conference`.
///
/// It has every option of the reference but the vendor's internal marker `swml`, which says nothing about a conference
/// and which the service accepts and ignores. The address of the call, `node_id` and `call_id`, is no option.
public enum JoinParameters {
    /// The options, in the order of the reference.
    public static let all: [Parameter] = JoinOptions.Key.allCases.map(JoinOptions.parameter)

    /// The option with this name on the wire.
    public static func named(_ name: String) -> Parameter? { all.named(name) }
}

extension JoinOptions: TabledOptions {
    /// The names of the options, in the order in which they are sent.
    public enum Key: String, Sendable, Hashable, CaseIterable {
        case name, muted, beep
        case startOnEnter = "start_on_enter"
        case endOnExit = "end_on_exit"
        case waitURL = "wait_url"
        case maxParticipants = "max_participants"
        case record, region, trim, acl, coach
        case statusCallback = "status_callback"
        case statusCallbackEvents = "status_callback_event"
        case statusCallbackEventType = "status_callback_event_type"
        case statusCallbackMethod = "status_callback_method"
        case recordingStatusCallback = "recording_status_callback"
        case recordingStatusCallbackEvents = "recording_status_callback_event"
        case recordingStatusCallbackEventType = "recording_status_callback_event_type"
        case recordingStatusCallbackMethod = "recording_status_callback_method"
        case stream
        case emitCallQuality = "emit_call_quality"
    }
}
