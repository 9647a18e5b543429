import BentServices
import Conferencing
import Execution
import Planning
import Simulation
import Testing

/// The shipped scenarios of streams are sharp: a service that leaves out what one of their entries claims fails them.
@Suite struct StreamScenarioTests {
    static let plans = Shipped.plans.filter { plan in
        plan.streamUse != nil
            || (plan.steps + plan.teardown).contains { step in
                step.expectations.contains { $0.pattern.carrier == .streamWebhook }
            }
    }

    @Test func `there are scenarios of streams, and all pass`() {
        #expect(Self.plans.count >= 60)
        for plan in Self.plans {
            let result = Simulator.run(plan, runSeed: 1)
            #expect(result.verdict == .passed, "\(plan.scenario): \(result.complaint)")
        }
    }

    @Test(arguments: plans.indices) func `what an entry claims is missed where it does not come`(_ index: Int) {
        let plan = Self.plans[index]
        let faithful = Simulator.run(plan, runSeed: 1)
        for claimed in faithful.claims where claimed.claim.expectation != nil {
            let service: BentService
            let what: String
            switch faithful.trace[claimed.entry].kind {
            case .stream(let receipt):
                what = "message \(receipt.event.rawValue)"
                service = Self.dropping(receipt)
            case .webhook(let request) where request.isOfStream:
                what = "status \(request.id.number)"
                service = BentService { $0.mapWebhooks { $0.id == request.id ? nil : $0 } }
            case _: continue
            }
            let result = Simulator.run(plan, runSeed: 1, service: service)
            #expect(result.verdict == .failed, "\(plan.scenario): without \(what)")
        }
    }

    /// A service that keeps one message to itself; the trace does not tell the token, so that is not compared.
    private static func dropping(_ wanted: StreamReceipt) -> BentService {
        BentService { deliveries in
            deliveries = deliveries.filter { delivery in
                guard case .stream(let receipt) = delivery.message else { return true }
                return receipt.stream != wanted.stream || receipt.event != wanted.event
                    || receipt.fields.filter { $0.name != "bearer" } != wanted.fields.filter { $0.name != "bearer" }
            }
        }
    }
}
