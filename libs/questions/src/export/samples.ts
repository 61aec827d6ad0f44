import type { ExportedQuestion } from './exported-question.js';

/** Two invented questions that show how a file is filled in. */
export function sampleQuestions(topic: string): ExportedQuestion[] {
  return [
    {
      code: 'CH-0001',
      topic,
      difficulty: 'easy',
      text: 'Khi nộp hồ sơ trên Cổng Dịch vụ công, người dân nhận kết quả ở đâu?',
      options: [
        'Chỉ tại trụ sở cơ quan',
        'Trực tuyến, qua bưu chính hoặc tại nơi tiếp nhận, theo lựa chọn',
        'Chỉ qua bưu chính',
        'Chỉ tại nhà',
      ],
      key: [1],
      explanation: 'Người dân chọn cách nhận kết quả khi nộp hồ sơ.',
      source: 'Ghi số, ký hiệu văn bản ở đây',
      article: 'Khoản 1 Điều 2',
    },
    {
      code: 'CH-0002',
      topic,
      difficulty: 'medium',
      text: 'Việc nào sau đây giúp giảm giấy tờ khi làm thủ tục? (Chọn mọi đáp án đúng)',
      options: ['Dùng dữ liệu đã có', 'Yêu cầu nộp thêm bản sao', 'Nộp hồ sơ trực tuyến', 'Không việc nào'],
      key: [0, 2],
      explanation: '',
      source: '',
      article: '',
    },
  ];
}
