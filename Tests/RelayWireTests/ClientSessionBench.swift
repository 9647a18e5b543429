import Conferencing
import JSONCodec
import RelayWire
import Testing

/// A session with its hands tied to a script: what it puts out is told in short lines.
struct ClientSessionBench {
    /// One input of a script.
    enum Step {
        case begin, opened, binary, end
        case closed(String)
        /// A text message; `<method>` stands for the id of the client's newest request of that method.
        case hears(String)
        /// The request of this number, `calling.m1` for 1.
        case asks(Int32)
        /// Time jumps to the next wake-up.
        case next
        /// So many seconds pass, and it is woken.
        case after(Int64)
    }

    var session: ClientSession
    var now = Instant.start
    /// The ids of the newest request of each method.
    private var ids: [String: String] = [:]
    /// The frames that the client wrote.
    private(set) var written: [Frame] = []

    static var settings: ClientSession.Settings {
        ClientSession.Settings(.token(project: "p", Secret("t")), seed: 7)
    }

    init(_ settings: ClientSession.Settings = ClientSessionBench.settings) { session = ClientSession(settings) }

    /// Plays a script, and compares what each step brings.
    mutating func play(_ script: [(Step, [String])], at location: SourceLocation = #_sourceLocation) {
        for (number, (step, expected)) in script.enumerated() {
            let told = take(step)
            #expect(told == expected, "step \(number): \(step)", sourceLocation: location)
        }
    }

    /// The steps that bring a session of that name up.
    static func up(_ name: String = "s1") -> [(Step, [String])] {
        [(.begin, ["open"]), (.opened, ["> signalwire.connect"]), (.hears(accept(name)), ["up \(name) fresh"])]
    }

    static func accept(_ name: String) -> String { answer("signalwire.connect", #"{"protocol":"\#(name)"}"#) }
    static func answer(_ method: String, _ result: String) -> String { #"{"id":"<\#(method)>","result":\#(result)}"# }
    static func fail(_ method: String, _ code: Int) -> String {
        #"{"id":"<\#(method)>","error":{"code":\#(code),"message":"no"}}"#
    }
    static func event(_ id: String, _ type: String, _ params: String = "{}") -> String {
        #"{"id":"\#(id)","method":"signalwire.event","params":{"event_type":"\#(type)","params":\#(params)}}"#
    }
    static func state(_ id: String, _ state: String) -> String {
        event(id, "signalwire.authorization.state", #"{"authorization_state":"\#(state)"}"#)
    }
    static func disconnect(_ params: String) -> String {
        #"{"id":"d","method":"signalwire.disconnect","params":\#(params)}"#
    }

    mutating func take(_ step: Step) -> [String] {
        let input: ClientSession.Input
        switch step {
        case .begin: input = .begin
        case .opened: input = .opened
        case .binary: input = .binary
        case .end: input = .end
        case .closed(let why): input = .closed(why)
        case .hears(var text):
            for (method, id) in ids {
                text = text.split(separator: "<\(method)>", omittingEmptySubsequences: false).joined(separator: id)
            }
            input = .received(Array(text.utf8))
        case .asks(let number): input = .request(RequestID(number), method: "calling.m\(number)", params: [:])
        case .next:
            guard let next = session.nextWakeup else { return ["nothing is due"] }
            now = max(now, next)
            input = .woke
        case .after(let seconds):
            now = now + .seconds(seconds)
            input = .woke
        }
        return take(input)
    }

    /// Gives it an input, and tells what it puts out.
    mutating func take(_ input: ClientSession.Input) -> [String] {
        var outputs: [ClientSession.Output] = []
        session.handle(input, at: now, into: &outputs)
        return outputs.map { tell($0) }
    }

    private mutating func tell(_ output: ClientSession.Output) -> String {
        switch output {
        case .open: "open"
        case .write(let bytes): tell(written: bytes)
        case .close(let code): "close \(code)"
        case .connected(let name, let resumed): "up \(name) \(resumed ? "resumed" : "fresh")"
        case .lost(let why): "lost: \(why)"
        case .answered(let id, .result(let result)): "\(id.number) = \(result.text)"
        case .answered(let id, .failure(let error)): "\(id.number) = error \(error.code)"
        case .answered(let id, .lost(let why)): "\(id.number) lost: \(why)"
        case .event(let envelope): "event \(envelope.type)"
        case .trouble(let why): "trouble: \(why)"
        case .ended(.asked): "ended"
        case .ended(.refused(let error, let tries)): "ended: refused \(error.code) after \(tries)"
        case .ended(.unreachable(let why)): "ended: unreachable, \(why)"
        }
    }

    private mutating func tell(written bytes: [UInt8]) -> String {
        guard let frame = try? Frame(decoding: bytes) else { return "> not a frame" }
        written.append(frame)
        switch frame {
        case .request(let id, let method, let params):
            ids[method] = id.value.stringValue
            let name = params["protocol"].map { " for \($0.text)" } ?? ""
            return "> " + method + name + (params["authorization_state"].map { " with \($0.text)" } ?? "")
        case .result(let id, let result): return "> \(id.value.text) = \(result.text)"
        case .failure(let id, let error): return "> \(id.value.text) = error \(error.code)"
        }
    }
}
