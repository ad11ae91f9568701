/** The HTTP side: metrics and health. */
package io.wavecast.streams.web;
