package io.wavecast.core.wire.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("ByteBufferBackingArray") // little() allocates the buffers, so their arrays have no offset
class SafetensorsTest {

    /** The file is assembled by hand from the specification of the format. */
    @Test
    void shouldReadBytesOfTheSpecifiedFormat() {
        String header = "{\"b\":{\"data_offsets\":[24,32],\"shape\":[2],\"dtype\":\"F32\"},"
                + "\"__metadata__\":{\"format\":\"pt\",\"note\":\"é\"},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
                + "\"nothing\":{\"dtype\":\"F32\",\"shape\":[0,3],\"data_offsets\":[24,24]},"
                + "\"scalar\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[32,36]}}   ";
        ByteBuffer data = little(36);
        for (int i = 1; i <= 9; i++) {
            data.putFloat(i);
        }

        Safetensors file = Safetensors.read(file(header, data.array()));

        assertThat(file.metadata()).isEqualTo(Map.of("format", "pt", "note", "é"));
        assertThat(file.tensors()).containsOnlyKeys("a", "b", "nothing", "scalar");
        assertThat(file.tensors().get("a").shape()).containsExactly(2, 3);
        assertThat(file.tensors().get("a").values()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(file.tensors().get("b").values()).containsExactly(7, 8);
        assertThat(file.tensors().get("nothing").values()).isEmpty();
        assertThat(file.tensors().get("scalar").shape()).isEmpty();
        assertThat(file.tensors().get("scalar").values()).containsExactly(9);
    }

    @Test
    void shouldLeaveOutTensorsOfAnyTypeByName() {
        String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]},"
                + "\"seed\":{\"dtype\":\"U32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
        byte[] bytes = file(header, little(12).putLong(7).putFloat(3).array());

        assertThat(Safetensors.read(bytes, "seed"::equals).tensors()).containsOnlyKeys("a");
        assertThat(Safetensors.read(bytes, "seed"::equals).tensors().get("a").values())
                .containsExactly(3);
        byte[] gap = file(header.replace("[0,8]", "[0,4]"), new byte[12]);
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> Safetensors.read(gap, "seed"::equals))
                .withMessageContaining("tensor a: expected to begin at byte 4 of the data, was 8");
        byte[] nowhere = file(header.replace("[0,8]", "[]"), new byte[12]);
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> Safetensors.read(nowhere, "seed"::equals))
                .withMessageContaining("tensor seed");
    }

    @ParameterizedTest
    @CsvSource({
        "PK\u0003\u0004, zip archive",
        "\u0089HDF, HDF5",
        "\u0080\u0002}, pickle",
        "version https://git-lfs.github.com/spec/v1, git lfs pull"
    })
    void shouldKnowOtherFormatsOfWeights(String begin, String hint) {
        byte[] bytes = Arrays.copyOf(begin.getBytes(StandardCharsets.ISO_8859_1), 200);

        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> Safetensors.read(bytes))
                .withMessageContaining("expected a header of 2..16777216 bytes")
                .withMessageContaining(hint);
    }

    @Test
    void shouldReadDoublesAndHalves() {
        String header = "{\"d\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,16]},"
                + "\"h\":{\"dtype\":\"F16\",\"shape\":[8],\"data_offsets\":[16,32]},"
                + "\"b\":{\"dtype\":\"BF16\",\"shape\":[3],\"data_offsets\":[32,38]}}";
        ByteBuffer data = little(38).putDouble(0.1).putDouble(-2);
        for (int half : new int[] {0x0000, 0x8000, 0x3c00, 0xc000, 0x7bff, 0x0001, 0x3555, 0xfc00}) {
            data.putShort((short) half);
        }
        for (int upper : new int[] {0x3f80, 0xc049, 0x0000}) {
            data.putShort((short) upper);
        }

        Map<String, Tensor> tensors =
                Safetensors.read(file(header, data.array())).tensors();

        assertThat(tensors.get("d").values()).containsExactly(0.1f, -2);
        assertThat(tensors.get("h").values())
                .containsExactly(0f, -0f, 1, -2, 65_504, 0x1p-24f, 0.33325195f, Float.NEGATIVE_INFINITY);
        assertThat(tensors.get("b").values()).containsExactly(1, -3.140625f, 0);
    }

    @Test
    void shouldWriteTheSameBytesForTheSameContent() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("z", Tensor.matrix(1, 2, new float[] {1, -0f}));
        tensors.put("a", Tensor.vector(Float.MIN_VALUE));
        byte[] bytes = new Safetensors(Map.of("k", "v"), tensors).write();

        String header =
                "{\"__metadata__\":{\"k\":\"v\"},\"z\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}";
        String padded = header + " ".repeat(-header.length() & 7);
        byte[] data =
                little(12).putFloat(1).putFloat(-0f).putFloat(Float.MIN_VALUE).array();
        assertThat(bytes).isEqualTo(file(padded, data));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `[]`                                                                 | expected {
            `{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}`              | expected JSON
            `{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} x`           | expected JSON
            `{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} {}`          | expected one JSON value, was more
            `{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{}}`      | a: expected once, was twice
            `{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}` | a.dtype: expected once, was twice
            `{"__metadata__":{"k":"v","k":"w"}}`                                 | __metadata__.k: expected once, was twice
            `{"__metadata__":{"k":1}}`                                           | __metadata__.k: expected a string, was 1
            `{"a":7}`                                                            | a: expected an object, was 7
            `{"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}`             | expected dtype F32, F64, F16 or BF16, was "I64"
            `{"a":{"shape":[1],"data_offsets":[0,4]}}`                           | F16 or BF16, was ""
            `{"a":{"dtype":"F32","shape":[1]}}`                                  | for shape [1] and F32, was []
            `{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}`             | data_offsets 8 bytes apart for shape [2] and F32
            `{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}`             | was [4, 0]
            `{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}`            | a.shape.0: expected an integer in 0..2147483647, was -1
            `{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}`           | a.shape.0: expected an integer in 0..2147483647, was 1.5
            `{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}`            | a.data_offsets.0: expected an integer in 0..2147483647, was -4
            `{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,99999999999]}}`   | a.data_offsets.1: expected an integer in 0..2147483647, was 99999999999
            `{"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647,2147483647],"data_offsets":[0,4]}}` | was [0, 4]
            `{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}`             | end at byte 8 of the data, was 4
            `{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}`            | end at byte 8 of the data, was 12
            `{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}`             | begin at byte 0 of the data, was 4
            `{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}` | tensor b: expected to begin at byte 8 of the data, was 4
            `{}`                                                                 | end at byte 8 of the data, was 0
            """)
    void shouldRefuseHeadersThatDoNotFit(String header, String expected) {
        refuses(file(header, new byte[8]), expected);
    }

    @Test
    void shouldRefuseBytesWithoutAHeader() {
        refuses(new byte[0], "length of the header, was 0");
        refuses(new byte[7], "length of the header, was 7");
        refuses(new byte[8], "bytes, was 0,");
        refuses(little(10).putLong(3).array(), "expected a header of 2..16777216 bytes, was 3, followed by 2");
        refuses(little(10).putLong(-1).array(), "bytes, was 18446744073709551615,");
        refuses(little(20 << 20).putLong((16 << 20) + 1).array(), "bytes, was 16777217,");
    }

    @Test
    void shouldRefuseAHeaderThatIsNotUtf8() {
        byte[] header = "{\"__metadata__\":{\"k\":\"é\"}}".getBytes(StandardCharsets.ISO_8859_1);

        refuses(little(8 + header.length).putLong(header.length).put(header).array(), "expected UTF-8");
    }

    private static void refuses(byte[] bytes, String expected) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> Safetensors.read(bytes))
                .withMessageStartingWith("expected safetensors: ")
                .withMessageContaining(expected)
                .satisfies(e -> assertThat(e.reason()).isEqualTo("not-safetensors"))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
    }

    private static byte[] file(String header, byte[] data) {
        byte[] utf8 = header.getBytes(StandardCharsets.UTF_8);
        return little(8 + utf8.length + data.length)
                .putLong(utf8.length)
                .put(utf8)
                .put(data)
                .array();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
