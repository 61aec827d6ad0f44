import { CertificateRenderer, TypstProcess, compileTemplate, defaultTemplateSource, certificateSpecimen } from '#documents';
import { writeFileSync } from 'node:fs';
import { base } from '/tmp/cert/data.mjs';
const v=compileTemplate(defaultTemplateSource()); if(!v.ok){console.log(v.faults);process.exit(1)}
const r=new CertificateRenderer(new TypstProcess());
const at=new Date('2024-10-30T10:00:00+07:00');
const cases={
 target:base(),
 short:{...base('cao-bang'),salutation:undefined,fullName:'Lê Na',unit:''},
 long:{...base('thai-nguyen'),issuer:['ỦY BAN NHÂN DÂN THÀNH PHỐ THÁI NGUYÊN','BAN TỔ CHỨC CUỘC THI TÌM HIỂU CẢI CÁCH HÀNH CHÍNH VÀ CHUYỂN ĐỔI SỐ'],fullName:'Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Thị Phương Khánh Ngọc Diệp',unit:'Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính, Ủy ban nhân dân xã Nam Ban Lâm Hà, tỉnh Lâm Đồng',award:'Đạt giải Khuyến khích phần thi Sáng kiến cải cách hành chính và chuyển đổi số cấp tỉnh',contest:['Cuộc thi “Tìm hiểu về Cải cách hành chính và Chuyển đổi số trên địa bàn thành phố” năm 2024','(Quyết định số 1234/QĐ-UBND ngày 30 tháng 10 năm 2024)'],capacity:['TM. BAN TỔ CHỨC','KT. TRƯỞNG BAN','PHÓ TRƯỞNG BAN']},
 mid:{...base('dak-lak'),salutation:'Ông',fullName:'Ẫn Ễnh Ữu Y Bhiêu Niê Kdăm Hwing',unit:'Trường Tiểu học Nguyễn Bỉnh Khiêm, xã Cư M’gar, huyện Cư M’gar, tỉnh Đắk Lắk mở rộng'},
 specimen:certificateSpecimen({...base('quang-trung'),salutation:undefined,fullName:'Họ và tên',unit:'Đơn vị',verificationUrl:'x',code:'MẪU',signerName:''}),
};
const only=process.argv.slice(2);
for(const [k,d] of Object.entries(cases)){ if(only.length&&!only.includes(k))continue; try{const {pdf,svg}=await r.render(v.template,d,at);writeFileSync(`/tmp/cert/${k}.pdf`,pdf);writeFileSync(`/tmp/cert/${k}.svg`,svg);console.log(k,pdf.length,svg.length)}catch(e){console.log(k,e.code,e.message,e.sentence?.()??e)}}
