package io.wavecast.benchmarks.stepper;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes a network as an ONNX model for one step of one series: a recurrent node, and a Gemm node for the head. Field numbers are
 * those of onnx.proto in ONNX 1.12, whose operator set is 17.
 *
 * <pre>
 *  x  (1, 1, inputs)            y (1, outputs)
 *  h0 (1, 1, hidden)     →      h (1, 1, hidden)
 *  c0 (1, 1, hidden), LSTM      c (1, 1, hidden), LSTM
 * </pre>
 */
final class OnnxModel {
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

    /** A serialized ModelProto. */
    static byte[] of(Network network) {
        var opset = new ProtobufMessage().text(1, "").number(2, OPSET);
        return new ProtobufMessage()
                .number(1, IR_VERSION)
                .text(2, "wavecast")
                .message(7, graph(network))
                .message(8, opset)
                .bytes();
    }

    /** A GraphProto: node 1, name 2, initializer 5, input 11, output 12. */
    private static ProtobufMessage graph(Network network) {
        NetworkSpec spec = network.spec();
        LayerWeights layer = network.weights().layers().get(0);
        int[] gates = gates(spec.cell());
        int rows = gates.length * spec.hidden();
        boolean lstm = spec.cell() == CellKind.LSTM;

        var graph = new ProtobufMessage().text(2, "step").message(1, recurrent(spec.cell(), spec.hidden()));
        graph.message(1, node("Squeeze", new String[] {"h", "first"}, "h2"));
        graph.message(1, node("Gemm", new String[] {"h2", "V", "b"}, "y").message(5, attribute("transB", 1)));

        float[] input = GateOrder.reordered(layer.input().toRowMajor(), gates);
        float[] hidden = GateOrder.reordered(layer.recurrent().toRowMajor(), gates);
        float[] biases = new float[2 * rows];
        System.arraycopy(GateOrder.reordered(layer.inputBias(), gates), 0, biases, 0, rows);
        System.arraycopy(GateOrder.reordered(layer.recurrentBias(), gates), 0, biases, rows, rows);
        graph.message(5, tensor("W", input, 1, rows, spec.inputs()));
        graph.message(5, tensor("R", hidden, 1, rows, spec.hidden()));
        graph.message(5, tensor("B", biases, 1, 2L * rows));
        graph.message(5, tensor("V", network.weights().head().toRowMajor(), spec.outputs(), spec.hidden()));
        graph.message(5, tensor("b", network.weights().headBias(), spec.outputs()));
        graph.message(
                5,
                new ProtobufMessage().number(1, 1).number(2, INT64).number(7, 0).text(8, "first"));

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
            case NONE -> throw noCell();
        };
    }

    private static IllegalArgumentException noCell() {
        return new IllegalArgumentException("expected a network with a cell, was one without");
    }

    /** The recurrent node. Empty names omit an optional input, the sequence lengths, and an optional output, the hidden states of all steps. */
    private static ProtobufMessage recurrent(CellKind cell, int hidden) {
        ProtobufMessage node =
                switch (cell) {
                    case LSTM -> node("LSTM", new String[] {"x", "W", "R", "B", "", "h0", "c0"}, "", "h", "c");
                    case GRU ->
                        node("GRU", new String[] {"x", "W", "R", "B", "", "h0"}, "", "h")
                                .message(5, attribute("linear_before_reset", 1));
                    case ELMAN -> node("RNN", new String[] {"x", "W", "R", "B", "", "h0"}, "", "h");
                    case NONE -> throw noCell();
                };
        return node.message(5, attribute("hidden_size", hidden));
    }

    /** A NodeProto: input 1, output 2, op_type 4, attribute 5. */
    private static ProtobufMessage node(String type, String[] inputs, String... outputs) {
        var node = new ProtobufMessage().text(4, type);
        for (String input : inputs) {
            node.text(1, input);
        }
        for (String output : outputs) {
            node.text(2, output);
        }
        return node;
    }

    /** An AttributeProto: name 1, i 3, type 20. */
    private static ProtobufMessage attribute(String name, long value) {
        return new ProtobufMessage().text(1, name).number(3, value).number(20, INT_ATTRIBUTE);
    }

    /** A TensorProto: dims 1, data_type 2, name 8, raw_data 9. */
    private static ProtobufMessage tensor(String name, float[] values, long... shape) {
        var raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        var tensor = new ProtobufMessage().number(2, FLOAT).text(8, name).raw(9, raw.array());
        for (long size : shape) {
            tensor.number(1, size);
        }
        return tensor;
    }

    /** A ValueInfoProto: name 1, type 2; in it tensor_type 1 with elem_type 1 and shape 2; in that dim 1 with dim_value 1. */
    private static ProtobufMessage value(String name, long... sizes) {
        var shape = new ProtobufMessage();
        for (long size : sizes) {
            shape.message(1, new ProtobufMessage().number(1, size));
        }
        var tensor = new ProtobufMessage().number(1, FLOAT).message(2, shape);
        return new ProtobufMessage().text(1, name).message(2, new ProtobufMessage().message(1, tensor));
    }
}
