import Conferencing
import Execution

/// Which of the service's messages the entries of a trace show, as numbers from 0 in the order of sending.
///
/// A fault may show a message twice, late or not at all, a beep is lost where nobody is connected, and some replies are no
/// service's: so that entries are not counted, but looked up among what was sent.
struct MessageNumbering {
    /// How many messages had come before each entry.
    private(set) var before: [Int] = []
    /// The message that each entry shows; nil where it shows none.
    private(set) var numbers: [Int?] = []

    init(of sent: [Executor.Input], in trace: [TraceEntry]) {
        var events = Numbers<ServiceEvent>()
        var replies = Numbers<RequestID>()
        var listings = Numbers<RequestID>()
        var beeps = Numbers<BeepSound>()
        for (number, message) in sent.enumerated() {
            switch message {
            case .event(let event): events.add(event, number)
            case .reply(let request, _): replies.add(request, number)
            case .listing(let request, _): listings.add(request, number)
            case .beep(let sound): beeps.add(sound, number)
            case _: break
            }
        }
        var count = 0
        for entry in trace {
            before.append(count)
            let number: Int? =
                switch entry.kind {
                case .event(let event): events.next(event)
                case .reply(let request, _): replies.next(request)
                case .listing(let request, _): listings.next(request)
                case .beep(let sound): beeps.next(sound)
                case .fault(.dropped(let event)): events.next(event)
                // These are shown later.
                case .fault(.delayed(let event, _)): events.peek(event)
                case .fault(.delayedReply(let request, _, _)): replies.peek(request)
                case _: nil
                }
            numbers.append(number)
            if let number { count = max(count, number + 1) }
        }
    }

    /// The numbers of messages that are alike, which are shown in their order; the last of them may be shown again.
    private struct Numbers<Message: Hashable> {
        private var left: [Message: ArraySlice<Int>] = [:]
        private var last: [Message: Int] = [:]

        mutating func add(_ message: Message, _ number: Int) { left[message, default: []].append(number) }

        func peek(_ message: Message) -> Int? { left[message]?.first ?? last[message] }

        mutating func next(_ message: Message) -> Int? {
            guard let number = left[message]?.popFirst() else { return last[message] }
            last[message] = number
            return number
        }
    }
}
