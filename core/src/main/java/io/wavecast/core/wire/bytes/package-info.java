/** Code that all formats share: times, names of constants, limits, and the reasons to refuse a record. */
package io.wavecast.core.wire.bytes;
