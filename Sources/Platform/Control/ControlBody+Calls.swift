internal import Conferencing
internal import HTTPTypes
internal import JSONCodec
internal import RelayService
internal import RelayWire

extension ControlBody {
    /// Which phone is meant: `tag` or `number`.
    func phone() throws -> Phone {
        switch (try optionalText("tag"), try optionalText("number")) {
        case (let tag?, nil): return .tag(tag)
        case (nil, let number?): return .number(number)
        case (nil, nil), (_?, _?): throw Refusal(.badRequest, "a phone is told by 'tag' or by 'number'")
        }
    }

    /// What it does: `answer_after`, or a word under `does`.
    func phoneBehaviour() throws -> PhoneBehaviour {
        guard let word = try optionalText("does") else { return .answer(after: try span("answer_after")) }
        guard let behaviour = PhoneBehaviour(word: word) else {
            throw Refusal(.badRequest, "'does' must be busy, no_answer or decline")
        }
        return behaviour
    }

    /// A call from outside: its `context`, and the `device` as in its events.
    func incomingCall() throws -> IncomingCall {
        guard let device = DialOptions.Device(.object(try object("device"))) else {
            throw Refusal(.badRequest, "'device' must have a type, and the params of that type")
        }
        return IncomingCall(context: try text("context"), device: device)
    }

    private func optionalText(_ name: String) throws -> String? { has(name) ? try text(name) : nil }
}
