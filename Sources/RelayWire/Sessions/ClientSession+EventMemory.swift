internal import DequeModule
internal import JSONCodec

extension ClientSession {
    /// The ids of the events that have come, so that one which comes again counts once (W25).
    struct EventMemory: Sendable {
        private var ids: Set<FrameID> = []
        /// The same ids, oldest first.
        private var order: Deque<FrameID> = []

        /// No longer id is remembered, so that a peer cannot fill the memory: such an event counts each time it comes.
        static let longestID = 256

        /// Remembers an id; whether it is new.
        mutating func insert(_ id: FrameID, atMost limit: Int) -> Bool {
            let length = (id.value.stringValue ?? id.value.numberValue?.text ?? "").utf8.count
            guard length <= EventMemory.longestID, limit > 0 else { return true }
            guard ids.insert(id).inserted else { return false }
            order.append(id)
            while order.count > limit { ids.remove(order.removeFirst()) }
            return true
        }

        mutating func forgetAll() {
            ids.removeAll()
            order.removeAll()
        }

        var count: Int { order.count }
    }
}
