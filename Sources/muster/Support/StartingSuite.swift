import Suites

/// What `muster init` writes.
enum StartingSuite {
    static let scenarios = "first.yaml"

    /// The files, by their names in the folder.
    static let files: [(name: String, text: String)] = [(SuiteFinder.marker, ""), (scenarios, text)]

    private static let text = """
        # A document is a scenario; '---' stands between two. 'muster explain NAME' tells of every word in here.
        scenario: Two people meet and part
        tags: [smoke]

        # The cast. Each call is dialled, and answered, before the first step.
        calls: [alice, bob]

        steps:
          # A step with a command ends when that was accepted and has shown its effect.
          - join: alice
            # What must follow, in this order, besides.
            expect: [conference-start]
          - join: bob
            expect: [participant-join: { call: bob, size: 2 }]

          # Judges this very moment: who hears whom?
          - assert: { size: 2, hears: { alice: [bob], bob: [alice] } }

          - leave: alice
            expect: [participant-leave: { call: alice, size: 1 }]
          - leave: bob
            expect: [conference-end]
        ---
        scenario: Guests wait for the host
        tags: [waiting]

        # A group of calls: guest.1 and guest.2.
        calls: { guest: { count: 2 }, host: {} }

        steps:
          - join: { call: guest, start_on_enter: false }
            # One such event for each of the group.
            expect: [participant-join: { call: { each: guest } }]

          # Nothing comes for ten minutes, which take no time on the simulator.
          - quiet: 10m

          - join: host
            expect: [participant-join: { call: host, size: 3 }, conference-start]
          - assert: { hears: { host: [guest], guest.1: [guest.2, host] } }

        """
}
