// The values of the knobs of REST.

/// `completed_update_status` (T3)
public enum CompletedUpdateStatus: String, Sendable, Hashable, CaseIterable {
    case unprocessable = "422"
    case badRequest = "400"
}
/// `participant_after_leave` (T8)
public enum ParticipantAfterLeave: String, Sendable, Hashable, CaseIterable {
    case completed
    case notFound = "404"
}
