import Conferencing
import Execution
import JSONCodec
import Planning
import RelayProgram
import RelayService
import RelayWire

/// Runs a case over RELAY's frames in virtual time: the client's session on one side of a link, the service on the other.
///
/// What it finds must be what the direct link finds; and the link can be cut in the place of any frame.
struct WireDriver {
    /// What travels to the service.
    private enum Up {
        case frame(SocketID, [UInt8])
        case control(RelayProgram.Control)
    }

    /// What travels to the program.
    private enum Down {
        case frame(SocketID, [UInt8])
        case listing(RequestID, JSONValue?)
        case moderated(RequestID, Reply)
    }

    /// More deliveries than any scenario needs: a run that is still busy after so many is cut off.
    private static let maximumDeliveries = 50_000_000

    private var program: RelayProgram
    private var service: RelayService
    private var project = ""
    private var choices: ChoiceSource
    private var up = Link<Up>()
    private var down = Link<Down>()
    private var now = Instant.start
    private var socket: SocketID?
    private var sockets = 0
    private let repliesFirst: Bool
    private let cutAt: Int?
    private let staysCut: Bool
    /// No socket is opened before: a fault of the scenario has dropped the last one.
    private var barredUntil = Instant.start
    /// When one is to be opened that was wanted before.
    private var opening: Instant?
    /// How many frames were sent, both ways.
    private(set) var frames = 0
    private(set) var outcome: RelayProgram.Outcome?

    init(plan: Plan, settings: Executor.Settings, cutAt: Int?, staysCut: Bool) {
        repliesFirst = plan.profile.replyFirst
        self.cutAt = cutAt
        self.staysCut = staysCut
        choices = ChoiceSource(seed: settings.seed)
        var own = RelayService.Settings(mint: .seeded(SeededGenerator(seed: settings.seed, stream: "wire")))
        own.profile = plan.profile
        service = RelayService(own)
        var token = ""
        var ignored: [RelayService.Output] = []
        if case .json(let json) = service.control(.addProject(knobs: []), at: .start, into: &ignored) {
            project = json["project"]?.stringValue ?? ""
            token = json["token"]?.stringValue ?? ""
        }
        for (url, medium) in plan.media {
            _ = service.control(.setMedia(project: project, url: url, medium), at: .start, into: &ignored)
        }
        let session = ClientSession.Settings(.token(project: project, Secret(token)), seed: settings.seed)
        program = RelayProgram(plan: plan, settings: RelayProgram.Settings(session: session, executor: settings))
    }

    /// What is known of the case.
    var result: CaseResult {
        if case .result(let result)? = outcome { return result }
        return program.result
    }

    mutating func run(isCutOff: () -> Bool) {
        tell(.begin)
        var deliveriesLeft = WireDriver.maximumDeliveries
        var cutOff = CutOff()
        while deliveriesLeft > 0 {
            guard outcome == nil else { return }
            step()
            deliveriesLeft -= 1
            if cutOff.comes(isCutOff) {
                tell(.interrupted)
                deliveriesLeft = min(deliveriesLeft, CutOff.rest)
            }
        }
        tell(.interrupted)
    }

    /// Brings about the next thing that is due; at one instant the service's side comes first, and arrivals before timers.
    private mutating func step() {
        if program.isDraining, up.isEmpty, down.isEmpty, opening == nil { return tell(.idle) }
        guard let first = earliest(up.next, service.nextWakeup, down.next, opening, program.nextWakeup) else {
            return tell(.interrupted)
        }
        now = max(now, first.due)
        switch first.source {
        case 0: if let message = up.receive() { serve(message) }
        case 1: ask(.woke)
        case 2: if let message = down.receive() { hear(message) }
        case 3: open()
        default: tell(.woke)
        }
    }

    // MARK: - The service's side

    private mutating func serve(_ message: Up) {
        switch message {
        // What was on its way when its socket was cut is gone.
        case .frame(let id, let bytes): if id == socket { ask(.received(id, bytes)) }
        case .control(let control): serve(control)
        }
    }

    private mutating func serve(_ control: RelayProgram.Control) {
        var outputs: [RelayService.Output] = []
        switch control {
        case .phone(let tag, let behaviour):
            _ = service.control(.setPhone(project: project, .tag(tag), behaviour), at: now, into: &outputs)
        case .ring(let incoming):
            _ = service.control(.ring(project: project, incoming), at: now, into: &outputs)
        case .hangUp(let call):
            _ = service.control(.hangUp(project: project, call: call), at: now, into: &outputs)
        case .speak(let call, let utterance):
            _ = service.control(.speak(project: project, call: call, utterance), at: now, into: &outputs)
        case .silence(let call): _ = service.control(.silence(project: project, call: call), at: now, into: &outputs)
        case .press(let call, let keys):
            _ = service.control(.press(project: project, call: call, keys), at: now, into: &outputs)
        case .moderate(let request, let kind, let params):
            let answer = service.control(.moderate(project: project, kind, params: params), at: now, into: &outputs)
            // R10, T2: as on the direct link.
            if !repliesFirst { carryOut(outputs) }
            down.send(.moderated(request, Reply(moderated: answer)), at: now, taking: choices.latency())
            if !repliesFirst { return }
        case .listing(let request, let conference):
            let answer = service.control(.listing(project: project, conference: conference), at: now, into: &outputs)
            var listing: JSONValue?
            if case .json(let json) = answer { listing = json }
            down.send(.listing(request, listing), at: now, taking: choices.latency())
        }
        carryOut(outputs)
    }

    private mutating func ask(_ input: RelayService.Input) {
        var outputs: [RelayService.Output] = []
        service.handle(input, at: now, into: &outputs)
        carryOut(outputs)
    }

    private mutating func carryOut(_ outputs: [RelayService.Output]) {
        for output in outputs {
            switch output {
            case .write(let id, let bytes):
                guard id == socket, passes() else { continue }
                down.send(.frame(id, bytes), at: now, taking: choices.latency())
            case .close(let id, let code):
                guard id == socket else { continue }
                socket = nil
                tell(.closed("the service closed it with code \(code)"))
            }
        }
    }

    // MARK: - The program's side

    private mutating func hear(_ message: Down) {
        switch message {
        case .frame(let id, let bytes): if id == socket { tell(.received(bytes)) }
        case .listing(let request, let json): tell(.listing(request, json))
        case .moderated(let request, let reply): tell(.moderated(request, reply))
        }
    }

    private mutating func tell(_ input: RelayProgram.Input) {
        var outputs: [RelayProgram.Output] = []
        program.handle(input, at: now, into: &outputs)
        for output in outputs {
            switch output {
            case .open where staysCut && frames >= cutAt ?? .max: tell(.closed("the link is cut"))
            case .open where barredUntil > now: opening = barredUntil
            case .open: open()
            case .write(let bytes):
                guard let socket, passes() else { continue }
                up.send(.frame(socket, bytes), at: now, taking: choices.latency())
            case .dropConnection(let span):
                barredUntil = max(barredUntil, now + span)
                guard socket != nil else { continue }
                hangUp()
                tell(.closed("a fault of the scenario has dropped it"))
            case .close: hangUp()
            case .control(let control): up.send(.control(control), at: now, taking: choices.latency())
            case .trouble: break
            case .over(let outcome): self.outcome = outcome
            }
        }
    }

    private mutating func open() {
        opening = nil
        let id = SocketID(sockets)
        sockets += 1
        socket = id
        ask(.opened(id))
        tell(.opened)
    }

    private mutating func hangUp() {
        guard let id = socket else { return }
        socket = nil
        ask(.closed(id))
    }

    /// Counts a frame; false where the link is cut in its place.
    private mutating func passes() -> Bool {
        frames += 1
        guard frames == cutAt else { return true }
        hangUp()
        tell(.closed("the link was cut"))
        return false
    }
}

extension Reply {
    /// What REST has answered. A request that it could not read is refused as one with a wrong argument.
    fileprivate init(moderated answer: ControlAnswer) {
        switch answer {
        case .json(let json):
            self.init(ReplyCode(json["code"]?.stringValue ?? ""), json["message"]?.stringValue ?? "")
        case .unknown(let sentence), .refused(let sentence): self.init(.invalidArgument, sentence)
        case .done: self.init(.accepted, "")
        }
    }
}
