"""Every changing fix of the knowledge: done on a real host, taken back, and the host compared with before."""
