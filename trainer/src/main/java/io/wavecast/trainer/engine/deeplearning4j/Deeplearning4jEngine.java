package io.wavecast.trainer.engine.deeplearning4j;

import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.engine.Device;
import io.wavecast.trainer.engine.Engine;
import io.wavecast.trainer.engine.TrainableNetwork;
import io.wavecast.trainer.engine.TrainingSpec;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Trains networks by Deeplearning4j on ND4J. */
public final class Deeplearning4jEngine implements Engine {
    /** ND4J uses the backend with the highest priority. The backend for GPUs has 100. */
    private static final String CPU_PRIORITY = "BACKEND_PRIORITY_CPU";

    private static final int GPU_PRIORITY = 100;

    private final Device.Placement placement;

    Deeplearning4jEngine(Device.Placement placement) {
        this(placement, Deeplearning4jProvider.CUDA_LIBRARY.onPath(), Optional.ofNullable(System.getenv(CPU_PRIORITY)));
    }

    /**
     * Creates an engine, and checks that ND4J will compute where the placement says.
     *
     * @param libraryOnPath whether ND4J's library for GPUs is on the class path
     * @param cpuPriority the priority that the environment gives ND4J's backend for CPUs
     * @throws IllegalArgumentException if ND4J would use a GPU against the placement; this cannot be changed within the process
     */
    Deeplearning4jEngine(Device.Placement placement, boolean libraryOnPath, Optional<String> cpuPriority) {
        if (!placement.cuda() && placement.gpusPresent() && libraryOnPath && !prefersCpu(cpuPriority)) {
            throw new IllegalArgumentException(Deeplearning4jProvider.CUDA_LIBRARY.name()
                    + " is on the class path, so ND4J would prefer a GPU to the CPU: export " + CPU_PRIORITY + "="
                    + 2 * GPU_PRIORITY + ", or build without -P" + Deeplearning4jProvider.CUDA_LIBRARY.profile());
        }
        this.placement = placement;
    }

    private static boolean prefersCpu(Optional<String> cpuPriority) {
        return cpuPriority
                .filter(priority -> Integer.parseInt(priority.strip()) > GPU_PRIORITY)
                .isPresent();
    }

    @Override
    public String device() {
        return placement.explanation();
    }

    @Override
    public boolean onCard() {
        return placement.cuda();
    }

    @Override
    public String name() {
        return "Deeplearning4j 1.0.0-M2.1";
    }

    @Override
    public TrainableNetwork create(NetworkSpec spec, TrainingSpec training) {
        List<String> unsupported = new Deeplearning4jProvider().unsupported(training);
        if (!unsupported.isEmpty()) {
            throw new IllegalArgumentException(
                    "Deeplearning4j does not support " + String.join(", ", unsupported) + "; pytorch does");
        }
        if (spec.headActivation() != HeadActivation.IDENTITY) {
            throw new IllegalArgumentException(
                    "expected a linear head, was " + spec.headActivation() + ": use pytorch for others");
        }
        if (spec.tokens() || spec.bidirectional()) {
            throw new IllegalArgumentException(
                    "expected a network of values in one direction, was " + spec + ": use pytorch for others");
        }
        return new Deeplearning4jNetwork(spec, training);
    }

    /** The library's network with the weights of a network of the core, without its linear path; for comparisons. */
    public static MultiLayerNetwork network(Network network) {
        var converted = new Deeplearning4jNetwork(network.spec(), TrainingSpec.of(0));
        converted.setWeights(network.weights());
        return converted.network();
    }
}
