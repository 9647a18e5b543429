import Conferencing
public import Planning
import Scenarios

extension Plan {
    /// The seed of this case in a run: of the run's seed, the file's path below the suite's root, the scenario's name and
    /// the values of its matrix.
    ///
    /// Nothing else goes in, so that filters, order, shards and the working folder never change what a case does.
    public func seed(inRun runSeed: UInt64) -> UInt64 {
        var seed = Mixer.combine(Mixer.combine(runSeed, Mixer.hash(suitePath)), Mixer.hash(scenario))
        for value in matrix {
            for part in [value.axis, value.text, value.label] { seed = Mixer.combine(seed, Mixer.hash(part)) }
        }
        return seed
    }
}
