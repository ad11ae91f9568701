package io.wavecast.trainer.engine.deeplearning4j;

import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
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
    @Override
    public String name() {
        return "Deeplearning4j 1.0.0-M2.1";
    }

    @Override
    public List<String> lacks(TrainingSpec training) {
        List<String> lacking = new ArrayList<>();
        if (training.loss() == Loss.HUBER || training.loss() == Loss.GAUSSIAN) {
            lacking.add("loss " + training.loss().name().toLowerCase(Locale.ROOT));
        }
        if (training.recurrentDropout() > 0) {
            lacking.add("dropout from step to step");
        }
        if (training.future() > 0) {
            lacking.add("training in the closed loop");
        }
        if (training.carryState()) {
            lacking.add("hidden states that are carried on from window to window");
        }
        return lacking;
    }

    @Override
    public TrainableNetwork create(NetworkSpec spec, TrainingSpec training) {
        if (!lacks(training).isEmpty()) {
            throw new IllegalArgumentException(
                    "Deeplearning4j has no " + String.join(", no ", lacks(training)) + ": the engine pytorch has");
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
