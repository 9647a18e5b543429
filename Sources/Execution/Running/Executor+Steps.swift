import Conferencing
import JSONCodec
import Planning
import YAMLSource

extension Executor {
    /// Does what the step is there for, now that all its calls are dialled.
    mutating func act(_ step: PlannedStep, _ outputs: inout [Output]) {
        switch step.action {
        case .dial(let members):
            openWindow()
            for member in members { command(.call(member), .answered, "calling.dial") }
            for (place, member) in members.enumerated() {
                dial(member, owner(of: place), &outputs)
            }
        case .answer(let members): answer(members, &outputs)
        case .digits(let members, let digits): sendDigits(members, digits, &outputs)
        case .join(let members, let room, let join): self.join(members, room, join, &outputs)
        case .leave(let members, let target): leave(members, target, &outputs)
        case .hangUp(let members, let hanger): hangUp(members, hanger, &outputs)
        case .moderate(let members, let target, let moderation): moderate(members, target, moderation, &outputs)
        case .endConference(let room): endConference(room, &outputs)
        case .stream(let stream): act(stream, &outputs)
        case .recording(let room, let update): steerRecording(room, update, &outputs)
        case .announce(let members, let url): announce(url, to: members, &outputs)
        case .announceToAll(let room, let url): announce(url, toAllOf: room, &outputs)
        case .speak(let members, let utterance): speak(members, utterance, &outputs)
        case .press(let members, let keys): press(members, keys, &outputs)
        case .silence(let members, let span): beSilent(members, span, &outputs)
        case .wait(let span):
            let end = now + span
            sequence.active?.stage = .lasting(until: end)
            sequence.active?.base = end
        case .expect: sequence.active?.stage = .expecting
        case .quiet(let quiet): beginQuiet(quiet, &outputs)
        case .assert(let plan): beginAssert(plan, &outputs)
        case .fault(let fault):
            sequence.active?.stage = .expecting
            begin(fault, &outputs)
        // It has no act of its own.
        case .block: return
        }
        // A step that could not do its part has failed and is gone.
        guard sequence.active != nil else { return }
        openEntries(of: step)
        judge(&outputs)
    }

    // MARK: Commands

    /// The window of the expectations opens here: a command goes out.
    mutating func openWindow() {
        absorb(isEnding: true)
        let (now, events, records) = (now, inbox.count, sides.records.count)
        sequence.windowStart = events
        sequence.base = now
        sequence.active?.base = now
        sequence.active?.session.cursor = events
        sequence.sideWindow = records
        for lane in sequence.active?.sides.indices ?? 0..<0 { sequence.active?.sides[lane].cursor = records }
    }

    /// Who sends the command at this place of the active step.
    func owner(of place: Int) -> RequestOwner {
        guard let active = sequence.active else { preconditionFailure("a command of no step") }
        return .step(active.ref, serial: active.serial, command: place)
    }

    /// Notes a command that the active step sends.
    mutating func command(
        _ subject: PlannedStep.Subject,
        _ proof: Failure.Proof?,
        _ method: String,
        on conference: ConferenceID? = nil
    ) {
        guard sequence.active != nil else { return }
        sequence.active?.add(SentCommand(subject: subject, method: method, proof: proof, conference: conference))
        sequence.active?.openCommands += 1
    }

    private mutating func join(
        _ members: [CastIndex],
        _ room: RoomIndex,
        _ join: JoinPlan,
        _ outputs: inout [Output]
    ) {
        var options = join.options
        if !join.late.isEmpty {
            var values = options.value
            for late in join.late {
                if !late.path.isEmpty {
                    guard let text = context.text(of: late.text, roster) else {
                        return failUnsendable(.call(members[0]), .unboundReference(late.range), &outputs)
                    }
                    values.stream?.fill(late.path, with: text)
                    continue
                }
                guard let text = context.text(of: late.text, roster) else {
                    return failUnsendable(.call(members[0]), .unboundReference(late.range), &outputs)
                }
                guard fill(&values, late.name, with: text) else {
                    return failUnsendable(.call(members[0]), .noValueOf(late.name, text, late.range), &outputs)
                }
            }
            options = Shared(values)
        }
        guard let calls = calls(of: members, &outputs) else { return }
        openWindow()
        for member in members { command(.call(member), .join, "calling.join_conference") }
        sequence.active?.undecidedLifetimes = members.count
        if let url = options.value.waitURL {
            for place in members.indices { sequence.active?.commands[place].waitURL = url }
        }
        for (place, call) in calls.enumerated() {
            send(.join(call, options), for: members[place], owner(of: place), &outputs)
        }
    }

    /// Sets an option to a text that the run has filled in; false where it is no value of the option's.
    private func fill(_ values: inout JoinOptions, _ name: String, with text: String) -> Bool {
        switch JoinParameters.all.named(name)?.type {
        case .call:
            if let call = roster.call(withWireID: text) { return values.set(name, to: .call(call)) }
            // The id of nobody here goes out as it stands, for the service to refuse.
            values.unchecked.append(.init(name: name, value: .string(text)))
            return true
        case .boolean, .integer, .number, .word, .words, .codec:
            guard case .value(let value)? = JoinParameters.all.named(name)?.type.parse(text, quoted: false) else {
                return false
            }
            return values.set(name, to: value)
        case .text, .url, .conference, .object, .texts, nil:
            _ = values.set(name, to: .text(text))
            return true
        }
    }

    private mutating func leave(
        _ members: [CastIndex],
        _ target: PlannedStep.LeaveTarget,
        _ outputs: inout [Output]
    ) {
        guard let calls = calls(of: members, &outputs),
            let conferences = conferences(of: members, target, &outputs)
        else { return }
        openWindow()
        for (member, conference) in zip(members, conferences) {
            command(.call(member), .leave, "calling.leave_conference", on: conference)
            noteLifetime(conference)
        }
        for (place, call) in calls.enumerated() {
            let owner = owner(of: place)
            send(.leave(call, conferences[place]), for: members[place], owner, &outputs)
        }
    }

    /// The lifetimes that a target names for each member; fails the step and returns nil where one is not known.
    mutating func conferences(
        of members: [CastIndex],
        _ target: PlannedStep.LeaveTarget,
        _ outputs: inout [Output]
    ) -> [ConferenceID]? {
        var conferences: [ConferenceID] = []
        conferences.reserveCapacity(members.count)
        for member in members {
            switch target {
            case .current:
                guard let conference = roster[member].membership else {
                    failUnsendable(.call(member), .notInConference, &outputs)
                    return nil
                }
                conferences.append(conference)
            case .room(let room):
                guard let conference = context.newestConference(of: room, roster) else {
                    failUnsendable(.call(member), .noConference(room), &outputs)
                    return nil
                }
                conferences.append(conference)
            case .id(let text):
                guard let text = context.text(of: text, roster) else {
                    failUnsendable(.call(member), .unboundReference(nil), &outputs)
                    return nil
                }
                conferences.append(roster.conference(withWireID: text) ?? strangeConference(text))
            }
        }
        return conferences
    }

    private mutating func hangUp(
        _ members: [CastIndex],
        _ hanger: PlannedStep.Hanger,
        _ outputs: inout [Output]
    ) {
        guard let calls = calls(of: members, &outputs) else { return }
        openWindow()
        for member in members {
            command(.call(member), .ended, "calling.end")
            if let conference = roster[member].membership { noteLifetime(conference) }
        }
        for (place, call) in calls.enumerated() {
            switch hanger {
            case .program(let reason):
                let owner = owner(of: place)
                send(.end(call, reason: reason), for: members[place], owner, &outputs)
            case .phone:
                sequence.active?.commands[place].awaitsReply = false
                order(.hangUp(call), for: members[place], &outputs)
                noteCommandForWatches(on: members[place])
            }
        }
    }

    /// An id that nobody has told: it is sent as it stands (R43).
    private mutating func strangeConference(_ text: String) -> ConferenceID {
        _ = roster.identifiers.strangeConference(text)
        return context.identifiers.strangeConference(text)
    }

    mutating func noteLifetime(_ conference: ConferenceID) {
        guard sequence.active?.lifetimes.contains(conference) == false else { return }
        sequence.active?.lifetimes.append(conference)
    }

    /// The calls' ids; fails the step and returns nil where one is not known.
    mutating func calls(of members: [CastIndex], _ outputs: inout [Output]) -> [CallID]? {
        var calls: [CallID] = []
        calls.reserveCapacity(members.count)
        for member in members {
            guard let call = roster[member].call else {
                failUnsendable(.call(member), .noCall, &outputs)
                return nil
            }
            calls.append(call)
        }
        return calls
    }

    mutating func failUnsendable(
        _ subject: PlannedStep.Subject,
        _ obstacle: Failure.Obstacle,
        _ outputs: inout [Output]
    ) {
        failActive(.unsendable(subject, obstacle), &outputs)
    }

    /// Fails the active step as a whole.
    mutating func failActive(_ reason: Failure.Reason, at range: SourceRange? = nil, _ outputs: inout [Output]) {
        guard let ref = sequence.active?.ref else { return }
        let range = range ?? ref.step(in: plan).range
        fail(Failure(step: ref, range: range, at: now, reason: reason), &outputs)
    }
}
