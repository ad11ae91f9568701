package io.wavecast.benchmarks.peers;

import com.google.protobuf.CodedOutputStream;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Weights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A network of one LSTM layer and a linear head as an ONNX model of one step: {@code x}, {@code h}, {@code c} in, {@code y},
 * {@code next_h}, {@code next_c} out. Field numbers are those of {@code onnx.proto}.
 */
final class OnnxModel {
    static final String X = "x"; // (1, 1, inputs)
    static final String H = "h"; // (1, 1, hidden)
    static final String C = "c"; // (1, 1, hidden)
    static final String Y = "y"; // (1, outputs)
    static final String NEXT_H = "next_h"; // (1, 1, hidden)
    static final String NEXT_C = "next_c"; // (1, 1, hidden)

    private static final int IR_VERSION = 8;
    private static final int OPERATORS = 17;
    private static final int FLOAT = 1;
    private static final int INT_ATTRIBUTE = 2;

    /** For each of ONNX's gates i, o, f, c the one of ours, which are i, f, g, o. */
    private static final int[] GATES = {0, 3, 1, 2};

    private OnnxModel() {}

    /** The file's bytes. */
    static byte[] of(Weights weights) {
        LayerWeights layer = weights.layers().get(0);
        int hidden = layer.recurrent().columns();
        int inputs = layer.input().columns();
        int outputs = weights.head().rows();
        return message(model -> {
            model.writeInt64(1, IR_VERSION);
            model.writeByteArray(7, graph(weights, layer, hidden, inputs, outputs));
            model.writeByteArray(8, message(operators -> operators.writeInt64(2, OPERATORS)));
        });
    }

    private static byte[] graph(Weights weights, LayerWeights layer, int hidden, int inputs, int outputs) {
        float[] input = gates(layer.input().toRowMajor(), hidden * inputs);
        float[] recurrent = gates(layer.recurrent().toRowMajor(), hidden * hidden);
        float[] inputBias = gates(layer.inputBias(), hidden);
        float[] recurrentBias = gates(layer.recurrentBias(), hidden);
        int rows = inputBias.length;
        float[] bias = new float[2 * rows];
        System.arraycopy(inputBias, 0, bias, 0, rows);
        System.arraycopy(recurrentBias, 0, bias, rows, rows);
        return message(graph -> {
            // An empty name is an input or output that is left out: lengths of sequences, and outputs of all steps.
            graph.writeByteArray(
                    1,
                    node(
                            "LSTM",
                            List.of(X, "W", "R", "B", "", H, C),
                            List.of("", NEXT_H, NEXT_C),
                            "hidden_size",
                            hidden));
            graph.writeByteArray(1, node("Flatten", List.of(NEXT_H), List.of("flat"), "axis", 1));
            graph.writeByteArray(1, node("Gemm", List.of("flat", "head", "head_bias"), List.of(Y), "transB", 1));
            graph.writeString(2, "lstm_step");
            graph.writeByteArray(5, tensor("W", input, 1, rows, inputs));
            graph.writeByteArray(5, tensor("R", recurrent, 1, rows, hidden));
            graph.writeByteArray(5, tensor("B", bias, 1, 2 * rows));
            graph.writeByteArray(5, tensor("head", weights.head().toRowMajor(), outputs, hidden));
            graph.writeByteArray(5, tensor("head_bias", weights.headBias(), outputs));
            graph.writeByteArray(11, value(X, 1, 1, inputs));
            graph.writeByteArray(11, value(H, 1, 1, hidden));
            graph.writeByteArray(11, value(C, 1, 1, hidden));
            graph.writeByteArray(12, value(Y, 1, outputs));
            graph.writeByteArray(12, value(NEXT_H, 1, 1, hidden));
            graph.writeByteArray(12, value(NEXT_C, 1, 1, hidden));
        });
    }

    private static byte[] node(String operator, List<String> in, List<String> out, String attribute, int value) {
        return message(node -> {
            for (String name : in) {
                node.writeString(1, name);
            }
            for (String name : out) {
                node.writeString(2, name);
            }
            node.writeString(4, operator);
            node.writeByteArray(5, message(written -> {
                written.writeString(1, attribute);
                written.writeInt64(3, value);
                written.writeInt32(20, INT_ATTRIBUTE);
            }));
        });
    }

    /** @param values row-major */
    private static byte[] tensor(String name, float[] values, int... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return message(tensor -> {
            for (int size : shape) {
                tensor.writeInt64(1, size);
            }
            tensor.writeInt32(2, FLOAT);
            tensor.writeString(8, name);
            tensor.writeByteArray(9, bytes.array());
        });
    }

    private static byte[] value(String name, int... shape) {
        byte[] dimensions = message(written -> {
            for (int size : shape) {
                written.writeByteArray(1, message(dimension -> dimension.writeInt64(1, size)));
            }
        });
        byte[] tensor = message(written -> {
            written.writeInt32(1, FLOAT);
            written.writeByteArray(2, dimensions);
        });
        return message(value -> {
            value.writeString(1, name);
            value.writeByteArray(2, message(type -> type.writeByteArray(1, tensor)));
        });
    }

    /** @param each values of one gate */
    private static float[] gates(float[] ours, int each) {
        float[] reordered = new float[ours.length];
        for (int gate = 0; gate < GATES.length; gate++) {
            System.arraycopy(ours, GATES[gate] * each, reordered, gate * each, each);
        }
        return reordered;
    }

    private static byte[] message(Fields fields) {
        var bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            fields.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // never: the bytes stay in memory
        }
        return bytes.toByteArray();
    }

    /** Writes the fields of one message. */
    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }
}
