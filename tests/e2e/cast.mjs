// People of the demo; what each shows stands in backend/kinerja/services/demo/cast.py.
export const ADMIN_BKD = "150301";
export const ADMIN_BKD_KEDUA = "170901";
export const ATASAN = "150201";
export const ATASAN_ATASAN = "140201";
export const ATASAN_TOLOK_UKUR = "150500";
export const AUDITOR = "140501";
export const BAWAHAN_TOLOK_UKUR = "170501";
export const GUBERNUR = "gubernur";
export const PEGAWAI = "170101";
export const PEGAWAI_BARU = "190301";
export const PEGAWAI_DIKEMBALIKAN = "170103";
export const PEGAWAI_MENUNGGU = "170104";
export const PEGAWAI_RENKIN = "170107";
export const PEGAWAI_TERVALIDASI = "170108";
export const PEGAWAI_REVISI = "170109";
export const PENGELOLA = "150102";
export const PLT = "150203";
