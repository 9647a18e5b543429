import Conferencing
import JSONCodec
import Planning
import YAMLSource

extension Executor {
    /// Goes from step to step as far as nothing has to be waited for.
    mutating func advance(_ outputs: inout [Output]) {
        while phase == .steps || phase == .teardown {
            if let active = sequence.active {
                guard active.isComplete else { return }
                endActiveStep(held: true)
            } else if sequence.next < sequence.count {
                beginStep(&outputs)
            } else {
                return endSequence(&outputs)
            }
        }
    }

    mutating func endActiveStep(held: Bool) {
        guard let active = sequence.active.take() else { return }
        for command in active.commands {
            if let member = command.subject.member { commandOfMember[Int(member.index)] = -1 }
        }
        if active.lasted { sequence.base = now }
        record(.stepEnded(active.ref, held: held))
    }

    private mutating func beginStep(_ outputs: inout [Output]) {
        let ref = StepRef(sequence.list, sequence.next)
        let step = ref.step(in: plan)
        sequence.next += 1
        record(.stepBegan(ref))
        var active = ActiveStep(
            ref: ref,
            began: now,
            base: sequence.base,
            stage: .commanding,
            cursor: sequence.windowStart
        )
        let undialled = step.action.members.filter {
            plan.cast[Int($0.index)].dialling == .atUse && !roster[$0].isDialled
        }
        guard undialled.isEmpty else {
            active.stage = .dialling(remaining: undialled.count)
            sequence.active = active
            for member in undialled { dial(member, .firstUse(member), &outputs) }
            return
        }
        sequence.active = active
        act(step, &outputs)
    }

    /// Does what the step is there for, now that all its calls are dialled.
    mutating func act(_ step: PlannedStep, _ outputs: inout [Output]) {
        switch step.action {
        case .dial(let members):
            openWindow()
            for member in members { command(.call(member), .answered, "calling.dial") }
            for (place, member) in members.enumerated() {
                dial(member, .step(sequence.activeRef, command: place), &outputs)
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
            sequence.active?.stage = .lasting(until: now + span)
            sequence.active?.base = now + span
        case .expect: sequence.active?.stage = .expecting
        case .quiet(let quiet): beginQuiet(quiet, &outputs)
        case .assert(let plan): beginAssert(plan, &outputs)
        }
        // A step that could not do its part has failed and is gone.
        guard sequence.active != nil else { return }
        openEntries(of: step)
        judge(&outputs)
    }

    // MARK: Commands

    /// The window of the expectations opens here: a command goes out.
    mutating func openWindow() {
        sequence.windowStart = inbox.count
        sequence.base = now
        sequence.active?.base = now
        sequence.active?.cursor = inbox.count
        sequence.sideWindow = sides.records.count
        for lane in sequence.active?.lanes.indices ?? 0..<0 {
            sequence.active?.lanes[lane].cursor = sides.records.count
        }
    }

    /// Notes a command that the active step sends.
    mutating func command(
        _ subject: PlannedStep.Subject,
        _ proof: Failure.Proof?,
        _ method: String,
        on conference: ConferenceID? = nil
    ) {
        guard sequence.active != nil else { return }
        if let member = subject.member {
            commandOfMember[Int(member.index)] = Int32(truncatingIfNeeded: sequence.active?.commands.count ?? 0)
        }
        sequence.active?.commands.append(
            SentCommand(subject: subject, method: method, proof: proof, conference: conference)
        )
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
                if case .call = JoinParameters.all.named(late.name)?.type {
                    if let call = roster.call(withWireID: text) {
                        _ = values.set(late.name, to: .call(call))
                    } else {
                        // The id of nobody here goes out as it stands, for the service to refuse.
                        values.unchecked.append(.init(name: late.name, value: .string(text)))
                    }
                } else {
                    _ = values.set(late.name, to: .text(text))
                }
            }
            options = Shared(values)
        }
        guard let calls = calls(of: members, &outputs) else { return }
        openWindow()
        for member in members { command(.call(member), .join, "calling.join_conference") }
        sequence.active?.undecidedLifetimes = members.count
        for (place, call) in calls.enumerated() {
            send(.join(call, options), for: members[place], .step(sequence.activeRef, command: place), &outputs)
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
            let owner = RequestOwner.step(sequence.activeRef, command: place)
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
                let owner = RequestOwner.step(sequence.activeRef, command: place)
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

extension PlannedStep.Action {
    /// The calls that the step acts on.
    var members: [CastIndex] {
        switch self {
        case .dial(let members), .answer(let members), .digits(let members, _), .join(let members, _, _),
            .leave(let members, _), .hangUp(let members, _), .moderate(let members, _, _), .speak(let members, _),
            .silence(let members, _), .press(let members, _), .announce(let members, _):
            members
        case .endConference, .stream, .recording, .announceToAll, .wait, .expect, .quiet, .assert: []
        }
    }
}

extension StepSequence {
    /// The active step, or where there is none the one before the next.
    var activeRef: StepRef { active?.ref ?? StepRef(list, max(0, next - 1)) }
}

extension ActiveStep {
    /// Whether nothing is waited for any more.
    var isComplete: Bool {
        guard openCommands == 0, !hasOpenEntries, lanes.allSatisfy(\.open.isEmpty) else {
            return false
        }
        switch stage {
        case .commanding, .expecting: return true
        case .dialling, .lasting, .quiet, .asking, .pausing: return false
        }
    }
}
