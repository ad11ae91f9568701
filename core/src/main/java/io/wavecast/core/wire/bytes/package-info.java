/** Parts that all formats share: times, numbers, enum words, and the reasons why bytes are refused. */
package io.wavecast.core.wire.bytes;
