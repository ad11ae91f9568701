package io.wavecast.benchmarks.peers;

import io.wavecast.benchmarks.stepper.MultiSeriesStepper;
import io.wavecast.core.rnn.Network;
import java.util.function.Function;

/** Who does the job, and with which library it steps the network. */
enum Peer {
    KAFKA_STREAMS_DEEPLEARNING4J("kafka streams, deeplearning4j", false, Dl4jStepper::new),
    KAFKA_STREAMS_ONNX("kafka streams, onnx runtime", false, OnnxStepper::new),
    FLINK_ONNX("flink, onnx runtime", true, OnnxStepper::new),
    /** What Flink would do with our step. */
    FLINK_KERNEL("flink, our step", true, KernelStepper::new);

    private final String words;
    private final boolean flink;
    private final Function<Network, MultiSeriesStepper> stepper;

    Peer(String words, boolean flink, Function<Network, MultiSeriesStepper> stepper) {
        this.words = words;
        this.flink = flink;
        this.stepper = stepper;
    }

    /** For tables. */
    String words() {
        return words;
    }

    /** Else it runs in Kafka Streams. */
    boolean flink() {
        return flink;
    }

    MultiSeriesStepper stepper(Network network) {
        return stepper.apply(network);
    }
}
