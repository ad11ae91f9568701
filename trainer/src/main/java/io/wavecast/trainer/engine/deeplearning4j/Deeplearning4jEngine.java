package io.wavecast.trainer.engine.deeplearning4j;

import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.engine.CudaLibrary;
import io.wavecast.trainer.engine.Device;
import io.wavecast.trainer.engine.Engine;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.engine.TrainableNetwork;
import io.wavecast.trainer.engine.TrainingSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Layers of Deeplearning4j on ND4J. */
public final class Deeplearning4jEngine implements Engine {
    /** ND4J takes the backend with the highest priority, and cards have 100. */
    private static final String PRIORITY = "BACKEND_PRIORITY_CPU";

    private static final int OF_CARDS = 100;

    private final Device.Placement placement;

    /**
     * @throws IllegalArgumentException if ND4J would compute on a card though it should not; it cannot be told otherwise from inside
     *     the process
     */
    public Deeplearning4jEngine(Device.Placement placement, boolean codeOnPath, String priority) {
        if (!placement.cuda()
                && placement.cards()
                && codeOnPath
                && !(priority != null && Integer.parseInt(priority.strip()) > OF_CARDS)) {
            throw new IllegalArgumentException(CudaLibrary.ND4J.name()
                    + " is on the path, and ND4J would prefer it to the processor: export " + PRIORITY + "="
                    + 2 * OF_CARDS + ", or build without -P" + CudaLibrary.ND4J.profile());
        }
        this.placement = placement;
    }

    public Deeplearning4jEngine(Device.Placement placement) {
        this(placement, CudaLibrary.ND4J.onPath(), System.getenv(PRIORITY));
    }

    @Override
    public String device() {
        return placement.sentence();
    }

    @Override
    public String name() {
        return "Deeplearning4j 1.0.0-M2.1";
    }

    @Override
    public List<String> lacks(TrainingSpec training) {
        List<String> lacking = new ArrayList<>();
        if (training.loss() != Loss.MSE && training.loss() != Loss.MAE) {
            lacking.add("loss " + training.loss().name().toLowerCase(Locale.ROOT));
        }
        if (training.recurrentDropout() > 0) {
            lacking.add("dropout from step to step");
        }
        if (training.future() > 0) {
            lacking.add("training in the closed loop (--future)");
        }
        if (training.carryState()) {
            lacking.add("hidden states that are carried on from window to window (--carry-state)");
        }
        return lacking;
    }

    @Override
    public TrainableNetwork create(NetworkSpec spec, TrainingSpec training) {
        if (!lacks(training).isEmpty()) {
            throw new IllegalArgumentException(
                    "Deeplearning4j has no " + String.join(", no ", lacks(training)) + ": the engine pytorch has");
        }
        if (spec.headActivation() != HeadActivation.IDENTITY) {
            throw new IllegalArgumentException(
                    "Deeplearning4j is given linear heads alone: the engine pytorch takes others");
        }
        if (spec.tokens() || spec.bidirectional()) {
            throw new IllegalArgumentException(
                    "Deeplearning4j is given values and one direction alone: the engine pytorch takes others");
        }
        return new Deeplearning4jNetwork(spec, training);
    }

    /** The library's own network with our weights, for those who compare the two; its linear path is left out. */
    public static MultiLayerNetwork network(Network ours) {
        var network = new Deeplearning4jNetwork(ours.spec(), TrainingSpec.of(0));
        network.take(ours.weights());
        return network.network();
    }
}
