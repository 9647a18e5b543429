import Conferencing
import Execution
import Simulation
import Testing

/// The rows from which the sharpness tests make wrong events.
@Suite struct EventVariantsTests {
    /// No session is told of streams.
    private static let types = EventType.allCases.filter { $0 != .callStream }

    @Test(arguments: types) func `every field of the simulator's events has a row`(_ type: EventType) {
        let fields = EventFields.of(type).filter { $0.support == .simulated }.map(\.name)
        // The timestamp is the envelope's, and no check goes by it.
        let varying = Set(fields).subtracting(["timestamp"] + EventVariants.constants(of: type))
        #expect(EventVariants.fields(of: type).sorted() == varying.sorted())
    }

    @Test(arguments: types) func `a row changes its own field and no other`(_ type: EventType) {
        for field in EventVariants.fields(of: type) {
            var changes = 0
            for event in EventVariantsTests.events where event.type == type.rawValue {
                for body in EventVariants.bodies(of: event, otherIn: field) {
                    let other = ServiceEvent(timestamp: event.timestamp, body)
                    let changed = EventFields.of(type).filter { $0.get(event) != $0.get(other) }.map(\.name)
                    // By what a device is, its addresses are called.
                    if field == "device.type" {
                        #expect(changed.contains(field) && changed.allSatisfy { $0.hasPrefix("device.") })
                        changes += 1
                        continue
                    }
                    // Flags come all together, so where there were none, one brings the others along.
                    let brought = [
                        event.hasFlags ? [] : EventVariantsTests.flags,
                        event.isRecorded ? [] : EventVariantsTests.recording,
                    ]
                    let expected = brought.first { $0.contains(field) } ?? [field]
                    #expect(changed == expected, "\(field) of \(event.body)")
                    changes += 1
                }
            }
            #expect(changes > 0, "\(field) is never other")
        }
    }

    /// So do the fields of a recording.
    private static let recording = ["recording_url", "recording_duration", "recording_file_size"]

    private static let flags = ["muted", "hold", "coaching", "start_on_join", "end_on_leave"]

    /// All that the service says in the shipped scenarios, once each, and a call that comes in from no phone.
    private static let events: Set<ServiceEvent> = said.union([
        ServiceEvent(
            timestamp: .start,
            .callReceive(
                CallReceiveEvent(
                    call: CallID(0),
                    context: "office",
                    device: DialOptions.Device(.sip, to: "sip:a@example.com", from: "sip:b@example.com")
                )
            )
        )
    ])

    private static let said: Set<ServiceEvent> = Set(
        Shipped.plans.flatMap { Simulator.run($0, runSeed: 1).trace }.compactMap { entry in
            guard case .event(let event) = entry.kind else { return nil }
            return ServiceEvent(timestamp: .start, event.body)
        }
    )
}

extension ServiceEvent {
    fileprivate var isRecorded: Bool {
        if case .conference(let event) = body { event.extras?.value.recording != nil } else { false }
    }

    fileprivate var hasFlags: Bool {
        if case .conference(let event) = body { event.flags != nil } else { false }
    }
}
