package import Conferencing
import Execution

/// The conference event that a message is, if it is one.
package func conferenceEvent(_ delivery: Delivery) -> ConferenceEvent? {
    guard case .event(let event) = delivery.message, case .conference(let conference) = event.body else { return nil }
    return conference
}

package func isStatus(_ status: ConferenceStatus, _ delivery: Delivery) -> Bool {
    conferenceEvent(delivery)?.status == status
}

package func isReply(_ code: ReplyCode, _ delivery: Delivery) -> Bool {
    guard case .reply(_, let reply) = delivery.message else { return false }
    return reply.code == code
}
