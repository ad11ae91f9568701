package io.wavecast.streams.runtime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A record that cannot result in a forecast.
 *
 * @param reason the expected reason of its dead letter
 */
record BadInput(String reason, byte[] key, byte[] value) {

    /** At least one record of each kind. */
    static List<BadInput> all() {
        List<BadInput> all = new ArrayList<>();
        all.add(new BadInput("no-key", null, text("{\"v\":1}")));
        all.add(new BadInput("no-key", new byte[0], text("{\"v\":1}")));
        all.add(new BadInput("bad-key", new byte[] {(byte) 0xc3, 0x28}, text("{\"v\":1}")));
        all.add(new BadInput("bad-key", text("k".repeat(2_000)), text("{\"v\":1}")));
        all.add(value("empty", (byte[]) null));
        all.add(value("empty", new byte[0]));
        all.add(value("empty", text("  \n")));
        all.add(value("not-utf8", new byte[] {0, 0, 0, 0, 7, 2, 4}));
        all.add(value("not-utf8", "{\"v\":1}".getBytes(Charset.forName("UTF-16BE"))));
        all.add(value("not-utf8", new byte[] {'{', '"', 'v', '"', ':', '"', (byte) 0xff, '"', '}'}));
        for (String json : List.of(
                "{",
                "{\"v\":1",
                "{\"v\":1,}",
                "{\"v\":1}}",
                "{\"v\":1}{\"v\":2}",
                "{\"v\":1,\"v\":2}",
                "{'v':1}",
                "{v:1}",
                "{\"v\":01}",
                "<v>1</v>",
                "1;2;3",
                "nope",
                "{\"x\":" + "[".repeat(2_000) + "]".repeat(2_000) + ",\"v\":1}",
                "x".repeat(1_048_300))) {
            all.add(value("not-json", text(json)));
        }
        for (String json : List.of("[1,2]", "\"1\"", "true", "null")) {
            all.add(value("not-an-observation", text(json)));
        }
        for (String v : List.of("\"1\"", "true", "{}", "[1,\"x\"]")) {
            all.add(value("bad-value", text("{\"v\":" + v + "}")));
        }
        all.add(value("bad-chunk", text("{\"v\":[[1]]}")));
        for (String v : List.of("NaN", "-Infinity", "1e999", "[1,NaN]")) {
            all.add(value("not-finite", text("{\"v\":" + v + "}")));
        }
        for (String t : List.of(
                "\"yesterday\"", "\"2024-05-31T16:08:37\"", "1717171717123", "-1e300", "true", "[]", "1e999999999")) {
            all.add(value("bad-time", text("{\"t\":" + t + ",\"v\":1}")));
        }
        all.add(value("time-ahead", text("{\"t\":\"2106-02-07T06:28:15Z\",\"v\":1}")));
        all.add(value("no-value", text("{}")));
        all.add(value("no-value", text("{\"v\":null}")));
        all.add(value("no-channels", text("{\"v\":[]}")));
        all.add(value("all-missing", text("{\"v\":[null,null]}")));
        all.add(value("too-many-channels", text("{\"v\":" + Arrays.toString(new int[4_097]) + "}")));
        all.add(value("channel-count", text("{\"t\":1900000000,\"v\":[1,2]}")));
        return all;
    }

    private static BadInput value(String reason, byte[] value) {
        return new BadInput(reason, text("good"), value);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
