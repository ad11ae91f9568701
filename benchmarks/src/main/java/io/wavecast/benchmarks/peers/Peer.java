package io.wavecast.benchmarks.peers;

import io.wavecast.benchmarks.stepper.CoreStepper;
import io.wavecast.benchmarks.stepper.Deeplearning4jStepper;
import io.wavecast.benchmarks.stepper.MultiSeriesStepper;
import io.wavecast.benchmarks.stepper.OnnxStepper;
import io.wavecast.core.rnn.Network;
import java.util.function.Function;

/** A stream processor and an inference library that together do the service's job. */
enum Peer {
    KAFKA_STREAMS_DEEPLEARNING4J("kafka streams, deeplearning4j", false, Deeplearning4jStepper::new),
    KAFKA_STREAMS_ONNX("kafka streams, onnx runtime", false, OnnxStepper::new),
    FLINK_ONNX("flink, onnx runtime", true, OnnxStepper::new),
    /** Flink with Wavecast's own step, to separate the cost of the stream processor from that of the library. */
    FLINK_CORE("flink, our step", true, CoreStepper::new),
    /** The same for records of many samples: a record is an element, so that Flink's cost of an element is shared by its samples, too. */
    FLINK_CORE_CHUNKS("flink, our step", true, CoreStepper::new);

    private final String label;
    private final boolean flink;

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a constructor
    private final Function<Network, MultiSeriesStepper> stepper;

    Peer(String label, boolean flink, Function<Network, MultiSeriesStepper> stepper) {
        this.label = label;
        this.flink = flink;
        this.stepper = stepper;
    }

    /** The name in tables. */
    String label() {
        return label;
    }

    /** Whether it runs in Flink; otherwise in Kafka Streams. */
    boolean flink() {
        return flink;
    }

    /** Whether it reads records of many samples. */
    boolean chunks() {
        return this == FLINK_CORE_CHUNKS;
    }

    /** A new stepper of the network. */
    MultiSeriesStepper stepper(Network network) {
        return stepper.apply(network);
    }
}
