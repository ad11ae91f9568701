package io.wavecast.benchmarks.stepper;

import com.google.protobuf.CodedOutputStream;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A network as an ONNX model for one step of one series: a recurrent node, and a Gemm node for the head. Field numbers are
 * those of onnx.proto.
 *
 * <pre>
 *  x  (1, 1, inputs)            y (1, outputs)
 *  h0 (1, 1, hidden)     →      h (1, 1, hidden)
 *  c0 (1, 1, hidden), LSTM      c (1, 1, hidden), LSTM
 * </pre>
 */
public final class OnnxModel {
    /** Input, output, forget, candidate. */
    private static final int[] LSTM_GATES = {0, 3, 1, 2};
    /** Update, reset, candidate. */
    private static final int[] GRU_GATES = {1, 0, 2};

    private static final int[] ELMAN_GATES = {0};

    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;
    private static final int FLOAT = 1; // TensorProto.DataType
    private static final int INT64 = 7; // TensorProto.DataType
    private static final int INT_ATTRIBUTE = 2; // AttributeProto.AttributeType

    private OnnxModel() {}

    /** A ModelProto. */
    public static byte[] of(Network network) {
        var opset = new Message().text(1, "").number(2, OPSET);
        return new Message()
                .number(1, IR_VERSION)
                .text(2, "wavecast")
                .message(7, graph(network))
                .message(8, opset)
                .bytes();
    }

    /** A GraphProto: node 1, name 2, initializer 5, input 11, output 12. */
    private static Message graph(Network network) {
        NetworkSpec spec = network.spec();
        LayerWeights layer = network.weights().layers().get(0);
        int[] gates = gates(spec.cell());
        int rows = gates.length * spec.hidden();
        boolean lstm = spec.cell() == CellKind.LSTM;

        var graph = new Message().text(2, "step").message(1, recurrent(spec.cell(), spec.hidden()));
        graph.message(1, node("Squeeze", new String[] {"h", "first"}, "h2"));
        graph.message(1, node("Gemm", new String[] {"h2", "V", "b"}, "y").message(5, attribute("transB", 1)));

        float[] input = GateOrder.inOrder(layer.input().toRowMajor(), gates);
        float[] hidden = GateOrder.inOrder(layer.recurrent().toRowMajor(), gates);
        float[] biases = new float[2 * rows];
        System.arraycopy(GateOrder.inOrder(layer.inputBias(), gates), 0, biases, 0, rows);
        System.arraycopy(GateOrder.inOrder(layer.recurrentBias(), gates), 0, biases, rows, rows);
        graph.message(5, tensor("W", input, 1, rows, spec.inputs()));
        graph.message(5, tensor("R", hidden, 1, rows, spec.hidden()));
        graph.message(5, tensor("B", biases, 1, 2L * rows));
        graph.message(5, tensor("V", network.weights().head().toRowMajor(), spec.outputs(), spec.hidden()));
        graph.message(5, tensor("b", network.weights().headBias(), spec.outputs()));
        graph.message(
                5, new Message().number(1, 1).number(2, INT64).number(7, 0).text(8, "first"));

        graph.message(11, value("x", 1, 1, spec.inputs()));
        graph.message(11, value("h0", 1, 1, spec.hidden()));
        graph.message(12, value("y", 1, spec.outputs()));
        graph.message(12, value("h", 1, 1, spec.hidden()));
        if (lstm) {
            graph.message(11, value("c0", 1, 1, spec.hidden()));
            graph.message(12, value("c", 1, 1, spec.hidden()));
        }
        return graph;
    }

    private static int[] gates(CellKind cell) {
        return switch (cell) {
            case LSTM -> LSTM_GATES;
            case GRU -> GRU_GATES;
            case ELMAN -> ELMAN_GATES;
            case NONE -> throw nothing();
        };
    }

    private static IllegalArgumentException nothing() {
        return new IllegalArgumentException("a network without a cell has no recurrent node");
    }

    /** An empty name leaves out the lengths of the series in, and all steps' hidden states out. */
    private static Message recurrent(CellKind cell, int hidden) {
        Message node =
                switch (cell) {
                    case LSTM -> node("LSTM", new String[] {"x", "W", "R", "B", "", "h0", "c0"}, "", "h", "c");
                    case GRU ->
                        node("GRU", new String[] {"x", "W", "R", "B", "", "h0"}, "", "h")
                                .message(5, attribute("linear_before_reset", 1));
                    case ELMAN -> node("RNN", new String[] {"x", "W", "R", "B", "", "h0"}, "", "h");
                    case NONE -> throw nothing();
                };
        return node.message(5, attribute("hidden_size", hidden));
    }

    /** A NodeProto: input 1, output 2, op_type 4, attribute 5. */
    private static Message node(String type, String[] inputs, String... outputs) {
        var node = new Message().text(4, type);
        for (String input : inputs) {
            node.text(1, input);
        }
        for (String output : outputs) {
            node.text(2, output);
        }
        return node;
    }

    /** An AttributeProto: name 1, i 3, type 20. */
    private static Message attribute(String name, long value) {
        return new Message().text(1, name).number(3, value).number(20, INT_ATTRIBUTE);
    }

    /** A TensorProto: dims 1, data_type 2, name 8, raw_data 9. */
    private static Message tensor(String name, float[] values, long... shape) {
        var raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        var tensor = new Message().number(2, FLOAT).text(8, name).raw(9, raw.array());
        for (long size : shape) {
            tensor.number(1, size);
        }
        return tensor;
    }

    /** A ValueInfoProto: name 1, type 2; in it tensor_type 1 with elem_type 1 and shape 2; in that dim 1 with dim_value 1. */
    private static Message value(String name, long... sizes) {
        var shape = new Message();
        for (long size : sizes) {
            shape.message(1, new Message().number(1, size));
        }
        var tensor = new Message().number(1, FLOAT).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /** A protobuf message being written. */
    private static final class Message {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

        /** One at a time where repeated: as good as packed to a reader. */
        Message number(int field, long value) {
            return write(() -> out.writeInt64(field, value));
        }

        Message text(int field, String value) {
            return write(() -> out.writeString(field, value));
        }

        Message raw(int field, byte[] value) {
            return write(() -> out.writeByteArray(field, value));
        }

        Message message(int field, Message value) {
            return raw(field, value.bytes());
        }

        byte[] bytes() {
            write(out::flush);
            return bytes.toByteArray();
        }

        private Message write(Write write) {
            try {
                write.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e); // does not happen in memory
            }
            return this;
        }
    }

    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }
}
